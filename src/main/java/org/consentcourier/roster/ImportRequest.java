package org.consentcourier.roster;

import java.util.List;

/**
 * What is to be done with a roster file.
 *
 * @param applications keys of the applications it is the roster of, all of one environment
 * @param dryRun find out what would change, and change nothing
 * @param by login of whom the import is noted
 */
public record ImportRequest(String fileName, List<String> applications, boolean dryRun, String by) {}
