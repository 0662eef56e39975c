@NullMarked
package com.motionmavericks.api.projects;

import org.jspecify.annotations.NullMarked;
