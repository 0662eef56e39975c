@NullMarked
package com.motionmavericks.domain.deadlines;

import org.jspecify.annotations.NullMarked;
