@NullMarked
package com.motionmavericks.api.http;

import org.jspecify.annotations.NullMarked;
