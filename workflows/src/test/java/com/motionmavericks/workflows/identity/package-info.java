@NullMarked
package com.motionmavericks.workflows.identity;

import org.jspecify.annotations.NullMarked;
