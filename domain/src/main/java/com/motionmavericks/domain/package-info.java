@NullMarked
package com.motionmavericks.domain;

import org.jspecify.annotations.NullMarked;
