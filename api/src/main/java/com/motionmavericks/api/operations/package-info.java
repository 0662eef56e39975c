@NullMarked
package com.motionmavericks.api.operations;

import org.jspecify.annotations.NullMarked;
