package com.motionmavericks.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.chaos.Studio.ExpectedEvent;
import com.motionmavericks.local.chaos.Verdict.Delivery;
import com.motionmavericks.local.chaos.Verdict.Event;
import com.motionmavericks.local.chaos.Verdict.AssetVersion;
import com.motionmavericks.local.chaos.Verdict.MuxAsset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Plants each violation once, and checks that the rules find it.
class VerdictTest {
    private static final ExpectedEvent MOVED = new ExpectedEvent("task.moved", "task");
    private static final Event MOVED_EVENT = new Event("task.moved", "task", "");
    private static final Event MAILED = new Event("invitation.mailed", "invitation", "delivery");
    private static final Expected.Mail EXPECTED = new Expected.Mail("invitation", 1, "invitation/1", "");
    private static final Delivery SENT = new Delivery("delivery", "invitation", 1, "invitation/1", "member", true);
    private static final AssetVersion READY = new AssetVersion("version", "READY", "asset");
    private static final MuxAsset MUX_ASSET = new MuxAsset("asset", "version", "ready");

    @Test
    void eachCommandHasOneEventAndEachEventACommand() {
        assertThat(Verdict.events(List.of(MOVED, MOVED), List.of(MOVED_EVENT, MOVED_EVENT, MAILED)).violations())
                .isEmpty();
        assertThat(Verdict.events(List.of(MOVED, MOVED), List.of(MOVED_EVENT)).violations()).as("lost").hasSize(1);
        assertThat(Verdict.events(List.of(MOVED), List.of(MOVED_EVENT, MOVED_EVENT)).violations()).as("twice")
                .hasSize(1);
        assertThat(Verdict.events(List.of(), List.of(MOVED_EVENT)).violations()).as("without a cause").hasSize(1);
        assertThat(Verdict.events(List.of(), List.of(MAILED, MAILED)).violations()).as("mailed twice").hasSize(1);
    }

    @Test
    void theVendorHasEachExpectedMailOnce() {
        assertThat(Verdict.mails(List.of(EXPECTED), List.of(SENT), List.of("delivery")).violations()).isEmpty();
        assertThat(Verdict.mails(List.of(EXPECTED), List.of(SENT), List.of("delivery", "delivery")).violations())
                .as("twice").hasSize(1);
        assertThat(Verdict.mails(List.of(), List.of(), List.of("delivery")).violations()).as("without a cause")
                .hasSize(1);
        assertThat(Verdict.mails(List.of(), List.of(SENT), List.of()).violations()).as("recorded, but not sent")
                .hasSize(1);
        assertThat(Verdict.mails(List.of(EXPECTED), List.of(), List.of()).violations()).as("never sent").hasSize(1);
    }

    @Test
    void eachUploadedVersionIsReadyAndHasOneAssetAtMux() {
        var uploaded = Set.of("version");
        assertThat(Verdict.assets(uploaded, List.of(READY), List.of(MUX_ASSET)).violations()).isEmpty();
        assertThat(Verdict.assets(uploaded, List.of(READY),
                List.of(MUX_ASSET, new MuxAsset("second", "version", "ready"))).violations()).as("twice").hasSize(1);
        assertThat(Verdict.assets(uploaded, List.of(READY), List.of(new MuxAsset("other", "version", "ready")))
                .violations()).as("another asset").hasSize(1);
        assertThat(
                Verdict.assets(uploaded, List.of(new AssetVersion("version", "WAITING", "")), List.of()).violations())
                .as("lost").hasSize(1);
        assertThat(Verdict.assets(Set.of(), List.of(READY), List.of(MUX_ASSET)).violations()).as("never uploaded")
                .hasSize(1);
    }

    @Test
    void eachOpenRowHasAWorkflowAndEachWorkflowAnOpenRow() {
        assertThat(Verdict.workflows(Set.of("approval:1"), Set.of("approval:1")).violations()).isEmpty();
        assertThat(Verdict.workflows(Set.of("approval:1"), Set.of()).violations()).as("without a cause").hasSize(1);
        assertThat(Verdict.workflows(Set.of(), Set.of("approval:1")).violations()).as("hangs").hasSize(1);
    }
}
