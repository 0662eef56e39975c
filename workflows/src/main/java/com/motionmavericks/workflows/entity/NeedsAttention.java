package com.motionmavericks.workflows.entity;

import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Locale;

/// The search attributes by which an operator finds what is parked.
public final class NeedsAttention {
    /// On every workflow, set when it is started.
    public static final SearchAttributeKey<String> TENANT_ID = SearchAttributeKey.forKeyword("TenantId");
    /// True while something is parked, absent otherwise.
    public static final SearchAttributeKey<Boolean> NEEDS_ATTENTION = SearchAttributeKey.forBoolean("NeedsAttention");
    /// What is parked, for example `mail-the-invitation`; the first of several.
    public static final SearchAttributeKey<String> PARKED_STEP = SearchAttributeKey.forKeyword("ParkedStep");

    private NeedsAttention() {}

    /// Shows these steps, or that nothing is parked; an upsert costs an event, so there is none without a change.
    static void show(List<String> stepNames) {
        var slug = stepNames.isEmpty() ? null : stepNames.getFirst().toLowerCase(Locale.ROOT).replace(' ', '-');
        var shown = Workflow.getTypedSearchAttributes().get(PARKED_STEP);
        if (slug == null && shown != null) {
            Workflow.upsertTypedSearchAttributes(NEEDS_ATTENTION.valueUnset(), PARKED_STEP.valueUnset());
        } else if (slug != null && !slug.equals(shown)) {
            Workflow.upsertTypedSearchAttributes(NEEDS_ATTENTION.valueSet(true), PARKED_STEP.valueSet(slug));
        }
    }
}
