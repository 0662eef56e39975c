@NullMarked
package com.motionmavericks.api.vendorwebhooks;

import org.jspecify.annotations.NullMarked;
