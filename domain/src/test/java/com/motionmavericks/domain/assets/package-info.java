@NullMarked
package com.motionmavericks.domain.assets;

import org.jspecify.annotations.NullMarked;
