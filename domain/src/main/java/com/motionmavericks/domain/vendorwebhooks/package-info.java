@NullMarked
package com.motionmavericks.domain.vendorwebhooks;

import org.jspecify.annotations.NullMarked;
