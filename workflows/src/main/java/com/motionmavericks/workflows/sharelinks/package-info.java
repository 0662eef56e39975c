@NullMarked
package com.motionmavericks.workflows.sharelinks;

import org.jspecify.annotations.NullMarked;
