package org.consentcourier.docusign;

/** Who says, before each call that Docusign counts, whether it may be made; tokens and userinfo are limited by user, not counted. */
@FunctionalInterface
public interface CallPermits {

    /** Takes the right to one call; false when none may be made now. */
    boolean take();
}
