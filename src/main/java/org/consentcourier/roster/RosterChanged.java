package org.consentcourier.roster;

import java.util.List;

/** Fired in the transaction that changed the rosters of these applications. */
public record RosterChanged(List<String> applications, String actor) {}
