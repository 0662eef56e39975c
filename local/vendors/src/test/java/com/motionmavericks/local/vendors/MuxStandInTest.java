package com.motionmavericks.local.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MuxStandInTest {
    @Test
    void anUploadThatACrashInterruptedMakesNoSecondAsset(@TempDir Path data) throws Exception {
        Files.writeString(data.resolve("mux-ledger.jsonl"),
                """
                        {"entry":"upload","id":"u1","passthrough":"t:v","corsOrigin":"*","timeout":3600,"at":"2026-01-01T00:00:00Z","status":"waiting"}
                        {"entry":"asset","id":"a1","uploadId":"u1","passthrough":"t:v","playbackId":"p1","at":"2026-01-01T00:00:00Z","status":"ready"}
                        """);
        try (var bench = new TestBench(data)) {
            bench.call("PUT", bench.standIns.muxUrl() + "/upload/u1", "", "the same video again");

            assertThat(bench.call("GET", bench.standIns.muxUrl() + "/_control/ledger", "", ""))
                    .containsOnlyOnce("\"id\"");
        }
    }
}
