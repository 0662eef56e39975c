@NullMarked
package com.motionmavericks.activities.slack;

import org.jspecify.annotations.NullMarked;
