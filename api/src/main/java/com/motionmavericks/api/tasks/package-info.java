@NullMarked
package com.motionmavericks.api.tasks;

import org.jspecify.annotations.NullMarked;
