@NullMarked
package com.motionmavericks.workflows;

import org.jspecify.annotations.NullMarked;
