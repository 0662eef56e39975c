package com.motionmavericks.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.chaos.Studio.Happened;
import com.motionmavericks.local.chaos.Verdict.Delivery;
import com.motionmavericks.local.chaos.Verdict.Event;
import com.motionmavericks.local.chaos.Verdict.Film;
import com.motionmavericks.local.chaos.Verdict.LedgerFilm;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The chaos run is worth what its verdict finds: each violation is planted once.
class VerdictTest {
    private static final Happened MOVED = new Happened("task.moved", "task");
    private static final Event MOVED_EVENT = new Event("task.moved", "task", "");
    private static final Event MAILED = new Event("invitation.mailed", "invitation", "delivery");
    private static final Expected.Mail WANTED = new Expected.Mail("invitation", 1, "invitation/1", "");
    private static final Delivery SENT = new Delivery("delivery", "invitation", 1, "invitation/1", "member", true);
    private static final Film READY = new Film("version", "READY", "asset");
    private static final LedgerFilm BEHIND = new LedgerFilm("asset", "version", "ready");

    @Test
    void eachAcknowledgedCommandHasItsEventAndEachEventItsCommand() {
        assertThat(Verdict.events(List.of(MOVED, MOVED), List.of(MOVED_EVENT, MOVED_EVENT, MAILED)).violations())
                .isEmpty();
        assertThat(Verdict.events(List.of(MOVED, MOVED), List.of(MOVED_EVENT)).violations()).as("lost").hasSize(1);
        assertThat(Verdict.events(List.of(MOVED), List.of(MOVED_EVENT, MOVED_EVENT)).violations()).as("twice")
                .hasSize(1);
        assertThat(Verdict.events(List.of(), List.of(MOVED_EVENT)).violations()).as("nobody's").hasSize(1);
        assertThat(Verdict.events(List.of(), List.of(MAILED, MAILED)).violations()).as("mailed twice").hasSize(1);
    }

    @Test
    void eachWantedMailIsAtTheVendorOnce() {
        assertThat(Verdict.mails(List.of(WANTED), List.of(SENT), List.of("delivery")).violations()).isEmpty();
        assertThat(Verdict.mails(List.of(WANTED), List.of(SENT), List.of("delivery", "delivery")).violations())
                .as("twice").hasSize(1);
        assertThat(Verdict.mails(List.of(), List.of(), List.of("delivery")).violations()).as("nobody's").hasSize(1);
        assertThat(Verdict.mails(List.of(), List.of(SENT), List.of()).violations()).as("noted, not sent").hasSize(1);
        assertThat(Verdict.mails(List.of(WANTED), List.of(), List.of()).violations()).as("never sent").hasSize(1);
    }

    @Test
    void eachUploadedVersionIsReadyWithOneAssetBehindIt() {
        var uploaded = Set.of("version");
        assertThat(Verdict.films(uploaded, List.of(READY), List.of(BEHIND)).violations()).isEmpty();
        assertThat(Verdict.films(uploaded, List.of(READY),
                List.of(BEHIND, new LedgerFilm("second", "version", "ready"))).violations()).as("twice").hasSize(1);
        assertThat(Verdict.films(uploaded, List.of(READY), List.of(new LedgerFilm("other", "version", "ready")))
                .violations()).as("another one").hasSize(1);
        assertThat(Verdict.films(uploaded, List.of(new Film("version", "WAITING", "")), List.of()).violations())
                .as("lost").hasSize(1);
        assertThat(Verdict.films(Set.of(), List.of(READY), List.of(BEHIND)).violations()).as("never uploaded")
                .hasSize(1);
    }

    @Test
    void eachOpenRowHasItsWorkflowAndEachWorkflowItsOpenRow() {
        assertThat(Verdict.workflows(Set.of("approval:1"), Set.of("approval:1")).violations()).isEmpty();
        assertThat(Verdict.workflows(Set.of("approval:1"), Set.of()).violations()).as("nobody's").hasSize(1);
        assertThat(Verdict.workflows(Set.of(), Set.of("approval:1")).violations()).as("hangs").hasSize(1);
    }
}
