package com.motionmavericks.domain.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MuxReferenceTest {
    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    @Test
    void isReadAsItWasWritten() {
        var reference = new MuxReference(UUID.randomUUID(), UUID.randomUUID());
        assertThat(MuxReference.parse(reference.toString())).contains(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ID, ID + ":", ID + ":1-1-1-1-1", ID + ":" + ID + ":" + ID, " " + ID + ":" + ID,
            "------------------------------------:------------------------------------"})
    void anyOtherTextIsNone(String text) {
        assertThat(MuxReference.parse(text)).isEmpty();
    }
}
