package org.consentcourier.consent;

import java.util.List;

/**
 * How many of an application have yet to consent, by the domain of their address.
 *
 * @param covered of domains the organization has claimed at Docusign: one administrator can consent for them
 * @param others of all other domains
 * @param domains the most frequent ones first, not all of them
 */
public record Coverage(long covered, long others, List<Domain> domains) {

    /** Nobody has yet to consent, or nobody counts them. */
    public static final Coverage NONE = new Coverage(0, 0, List.of());

    /** So many of one domain. */
    public record Domain(String name, long people, boolean claimed) {}
}
