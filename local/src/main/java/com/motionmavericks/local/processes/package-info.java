@NullMarked
package com.motionmavericks.local.processes;

import org.jspecify.annotations.NullMarked;
