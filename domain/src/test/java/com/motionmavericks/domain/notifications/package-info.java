@NullMarked
package com.motionmavericks.domain.notifications;

import org.jspecify.annotations.NullMarked;
