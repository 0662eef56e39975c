@NullMarked
package com.motionmavericks.api.identity;

import org.jspecify.annotations.NullMarked;
