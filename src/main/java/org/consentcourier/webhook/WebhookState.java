package org.consentcourier.webhook;

/** Whether an endpoint is told of changed states now. */
public enum WebhookState {
    /** It is told. */
    ACTIVE,
    /** Calls were in vain, or it asked for quiet: notices wait, and one at a time shows whether it takes them again. */
    FAILING,
    /** It answered 410: nothing is sent before somebody switches it on. */
    OFF
}
