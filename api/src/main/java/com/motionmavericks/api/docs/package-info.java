@NullMarked
package com.motionmavericks.api.docs;

import org.jspecify.annotations.NullMarked;
