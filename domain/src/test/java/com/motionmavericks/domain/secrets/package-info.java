@NullMarked
package com.motionmavericks.domain.secrets;

import org.jspecify.annotations.NullMarked;
