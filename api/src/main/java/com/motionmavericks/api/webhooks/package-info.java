@NullMarked
package com.motionmavericks.api.webhooks;

import org.jspecify.annotations.NullMarked;
