/// The story that `./run` tells, chapter by chapter: as a client of the API, and as a reader of the vendors' ledgers.
package com.motionmavericks.local.run.journey;
