@NullMarked
package com.motionmavericks.domain.problems;

import org.jspecify.annotations.NullMarked;
