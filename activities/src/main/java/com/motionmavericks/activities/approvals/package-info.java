@NullMarked
package com.motionmavericks.activities.approvals;

import org.jspecify.annotations.NullMarked;
