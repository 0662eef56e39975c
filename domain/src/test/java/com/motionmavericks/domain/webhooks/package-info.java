@NullMarked
package com.motionmavericks.domain.webhooks;

import org.jspecify.annotations.NullMarked;
