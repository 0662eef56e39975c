@NullMarked
package com.motionmavericks.domain.paging;

import org.jspecify.annotations.NullMarked;
