@NullMarked
package com.motionmavericks.api.events;

import org.jspecify.annotations.NullMarked;
