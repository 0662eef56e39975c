@NullMarked
package com.motionmavericks.local.chaos;

import org.jspecify.annotations.NullMarked;
