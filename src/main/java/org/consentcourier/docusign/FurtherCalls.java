package org.consentcourier.docusign;

/** Who counts the calls one question needs beyond its first, which was allowed before it was asked. */
@FunctionalInterface
public interface FurtherCalls {

    /** One call more is made now. */
    void made();
}
