@NullMarked
package com.motionmavericks.domain.idempotency;

import org.jspecify.annotations.NullMarked;
