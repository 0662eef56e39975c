package com.motionmavericks.domain.partners;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.domain.tenancy.Tx;

/// What a type of webhook leads to.
@FunctionalInterface
public interface PartnerWebhookHandler {
    /// Changes our rows, in the transaction that marks the webhook as handled. A failure changes nothing, and the workflow
    /// tries again. What needs a vendor is a signal to another workflow.
    ///
    /// @param data of the envelope, as the partner sent it: the partner is trusted to have signed it, not with its content
    void handle(Tx tx, PartnerWebhook webhook, JsonNode data);
}
