@NullMarked
package com.motionmavericks.activities;

import org.jspecify.annotations.NullMarked;
