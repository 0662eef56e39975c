@NullMarked
package com.motionmavericks.activities.mux;

import org.jspecify.annotations.NullMarked;
