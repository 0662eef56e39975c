@NullMarked
package com.motionmavericks.api.assets;

import org.jspecify.annotations.NullMarked;
