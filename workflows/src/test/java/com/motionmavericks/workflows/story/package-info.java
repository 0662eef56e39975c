@NullMarked
package com.motionmavericks.workflows.story;

import org.jspecify.annotations.NullMarked;
