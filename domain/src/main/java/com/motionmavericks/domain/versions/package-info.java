@NullMarked
package com.motionmavericks.domain.versions;

import org.jspecify.annotations.NullMarked;
