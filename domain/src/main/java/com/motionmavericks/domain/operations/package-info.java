@NullMarked
package com.motionmavericks.domain.operations;

import org.jspecify.annotations.NullMarked;
