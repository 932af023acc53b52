package org.consentcourier.roster.directory;

import java.util.List;
import java.util.UUID;

/** Fired in the transaction that learnt that Docusign has no user for the address of a person without User ID. */
public record UserNotFound(List<String> applications, UUID personId, String why, String actor) {}
