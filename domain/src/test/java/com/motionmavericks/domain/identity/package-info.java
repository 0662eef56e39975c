@NullMarked
package com.motionmavericks.domain.identity;

import org.jspecify.annotations.NullMarked;
