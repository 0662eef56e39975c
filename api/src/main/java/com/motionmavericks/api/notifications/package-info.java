@NullMarked
package com.motionmavericks.api.notifications;

import org.jspecify.annotations.NullMarked;
