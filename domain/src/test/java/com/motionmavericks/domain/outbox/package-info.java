@NullMarked
package com.motionmavericks.domain.outbox;

import org.jspecify.annotations.NullMarked;
