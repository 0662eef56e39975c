@NullMarked
package com.motionmavericks.process;

import org.jspecify.annotations.NullMarked;
