package com.motionmavericks.local.bench;

/// A process that is measured, and its Postgres.
///
/// @param requests makes its requests
record Server(String name, int port, ProcessHandle process, ProcessHandle postgres, Requests requests) {

    /// CPU time in microseconds since the start.
    record Cpu(long server, long postgres) {
        Cpu minus(Cpu earlier) {
            return new Cpu(server - earlier.server, postgres - earlier.postgres);
        }
    }

    Cpu cpu() {
        return new Cpu(CpuTime.of(process.pid()), CpuTime.ofTree(postgres));
    }
}
