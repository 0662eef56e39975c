@NullMarked
package com.motionmavericks.workflows.assets;

import org.jspecify.annotations.NullMarked;
