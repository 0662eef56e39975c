@NullMarked
package com.motionmavericks.domain.overload;

import org.jspecify.annotations.NullMarked;
