@NullMarked
package com.motionmavericks.activities.identity;

import org.jspecify.annotations.NullMarked;
