package com.motionmavericks.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.tenancy.Migrations.OtherMigrationsException;
import com.motionmavericks.domain.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private final TestDatabase database = new TestDatabase();

    @Test
    void aDatabaseOfThisVersionNeedsNone() {
        try (var owner = database.as("mm_owner", 2)) {
            assertThat(Migrations.apply(owner)).isZero();
        }
    }

    @Test
    void aDatabaseThatOtherFilesMigratedIsRefused() {
        database.superuser().useHandle(
                handle -> handle.execute("update flyway_schema_history set version = '20261124.' || installed_rank"));
        try (var owner = database.as("mm_owner", 2)) {
            assertThatThrownBy(() -> Migrations.apply(owner)).isInstanceOf(OtherMigrationsException.class);
        }
    }
}
