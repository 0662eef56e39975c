@NullMarked
package com.motionmavericks.activities.sharelinks;

import org.jspecify.annotations.NullMarked;
