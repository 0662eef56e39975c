/// Stand-ins for the vendors, for one machine and for tests: Resend (mail) and Clerk (identity). They
/// speak the real wire formats, sign as the vendors do, keep a durable ledger and misbehave on demand.
package com.motionmavericks.local.vendors;
