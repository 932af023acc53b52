package org.consentcourier.report;

import java.util.function.Consumer;

/** Hands over people one after the other, however many there are. */
@FunctionalInterface
public interface PeopleSource {

    /** All of them, once. */
    void each(Consumer<ReportLine> use);
}
