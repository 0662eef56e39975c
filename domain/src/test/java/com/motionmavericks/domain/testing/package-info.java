@NullMarked
package com.motionmavericks.domain.testing;

import org.jspecify.annotations.NullMarked;
