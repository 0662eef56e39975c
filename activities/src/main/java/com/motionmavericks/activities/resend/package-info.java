@NullMarked
package com.motionmavericks.activities.resend;

import org.jspecify.annotations.NullMarked;
