@NullMarked
package com.motionmavericks.domain.tasks;

import org.jspecify.annotations.NullMarked;
