@NullMarked
package com.motionmavericks.local;

import org.jspecify.annotations.NullMarked;
