@NullMarked
package com.motionmavericks.activities.operations;

import org.jspecify.annotations.NullMarked;
