@NullMarked
package com.motionmavericks.domain.projects;

import org.jspecify.annotations.NullMarked;
