@NullMarked
package com.motionmavericks.domain.approvals;

import org.jspecify.annotations.NullMarked;
