@NullMarked
package com.motionmavericks.domain.sharelinks;

import org.jspecify.annotations.NullMarked;
