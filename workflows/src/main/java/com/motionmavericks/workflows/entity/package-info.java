@NullMarked
package com.motionmavericks.workflows.entity;

import org.jspecify.annotations.NullMarked;
