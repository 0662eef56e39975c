package com.motionmavericks.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void aSeedGivesOnePlan() {
        assertThat(Plan.of(7, 1000, 50)).isEqualTo(Plan.of(7, 1000, 50)).isNotEqualTo(Plan.of(8, 1000, 50));
    }

    @Test
    void thePlanHasTheRequestedKillsAllBeforeTheLastCommands() {
        var plan = Plan.of(7, 1000, 50);
        assertThat(plan.kills().stream().mapToInt(kill -> kill.victims().size()).sum()).isEqualTo(50);
        assertThat(plan.kills()).allSatisfy(kill -> assertThat(kill.after()).isBetween(1, 970));
    }
}
