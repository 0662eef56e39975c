@NullMarked
package com.motionmavericks.workflows.approvals;

import org.jspecify.annotations.NullMarked;
