@NullMarked
package com.motionmavericks.api;

import org.jspecify.annotations.NullMarked;
