@NullMarked
package com.motionmavericks.activities.assets;

import org.jspecify.annotations.NullMarked;
