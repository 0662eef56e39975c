@NullMarked
package com.motionmavericks.api.sharelinks;

import org.jspecify.annotations.NullMarked;
