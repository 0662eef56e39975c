@NullMarked
package com.motionmavericks.domain.text;

import org.jspecify.annotations.NullMarked;
