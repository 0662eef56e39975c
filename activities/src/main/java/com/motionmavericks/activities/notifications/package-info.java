@NullMarked
package com.motionmavericks.activities.notifications;

import org.jspecify.annotations.NullMarked;
