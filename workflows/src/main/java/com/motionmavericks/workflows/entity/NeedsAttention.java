package com.motionmavericks.workflows.entity;

import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Locale;

/// The search attributes by which an operator finds parked workflows.
public final class NeedsAttention {
    /// The tenant of the row; set on every workflow at its start.
    public static final SearchAttributeKey<String> TENANT_ID = SearchAttributeKey.forKeyword("TenantId");
    /// True while a step is parked, absent otherwise.
    public static final SearchAttributeKey<Boolean> NEEDS_ATTENTION = SearchAttributeKey.forBoolean("NeedsAttention");
    /// The parked step, for example `mail-the-invitation`; the first if there are several.
    public static final SearchAttributeKey<String> PARKED_STEP = SearchAttributeKey.forKeyword("ParkedStep");

    private NeedsAttention() {}

    /// Shows these parked steps, or that none is. An upsert costs an event, so there is none without a change.
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
