@NullMarked
package com.motionmavericks.workflows.notifications;

import org.jspecify.annotations.NullMarked;
