@NullMarked
package com.motionmavericks.local.standins;

import org.jspecify.annotations.NullMarked;
