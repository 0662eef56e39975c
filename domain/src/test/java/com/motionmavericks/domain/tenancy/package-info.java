@NullMarked
package com.motionmavericks.domain.tenancy;

import org.jspecify.annotations.NullMarked;
