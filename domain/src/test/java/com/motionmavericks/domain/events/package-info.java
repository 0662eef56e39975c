@NullMarked
package com.motionmavericks.domain.events;

import org.jspecify.annotations.NullMarked;
