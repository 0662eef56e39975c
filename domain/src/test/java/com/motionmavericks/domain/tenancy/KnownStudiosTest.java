package com.motionmavericks.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.testing.TestStudio;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownStudiosTest {
    private final KnownStudios studios = new KnownStudios();
    private final UUID tenantId = UUID.randomUUID();

    @Test
    void aCallerIsKnownOnceAdmitted() {
        var clerk = new Credential.Clerk("org_1", "user_1", TestStudio.ORIGIN);
        assertThat(studios.of(clerk)).isEmpty();
        studios.remember(clerk, tenantId);
        assertThat(studios.of(clerk)).hasValue(tenantId);
        assertThat(studios.of(new Credential.Clerk("org_2", "user_1", TestStudio.ORIGIN))).isEmpty();
    }

    @Test
    void aForgedApiKeyIsNotTheOneThatWasAdmitted() {
        var id = UUID.randomUUID();
        studios.remember(new Credential.ApiKey(tenantId, id, "right", TestStudio.ORIGIN), tenantId);
        assertThat(studios.of(new Credential.ApiKey(tenantId, id, "right", TestStudio.ORIGIN))).hasValue(tenantId);
        assertThat(studios.of(new Credential.ApiKey(tenantId, id, "forged", TestStudio.ORIGIN))).isEmpty();
    }
}
