@NullMarked
package com.motionmavericks.worker;

import org.jspecify.annotations.NullMarked;
