@NullMarked
package com.motionmavericks.activities.mail;

import org.jspecify.annotations.NullMarked;
