@NullMarked
package com.motionmavericks.api.approvals;

import org.jspecify.annotations.NullMarked;
