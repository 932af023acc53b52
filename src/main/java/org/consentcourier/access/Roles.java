package org.consentcourier.access;

import java.util.Set;

/** The roles a login may have; tokens of an identity provider name them the same way. */
public class Roles {

    /** Everything. */
    public static final String IT = "it";

    /** Reads everything, changes nothing. */
    public static final String AUDITOR = "auditor";

    /** Reads the reports about their own people. */
    public static final String MANAGER = "manager";

    /** Reads consents and asks for a check. */
    public static final String DEVELOPER = "developer";

    static final Set<String> ALL = Set.of(IT, AUDITOR, MANAGER, DEVELOPER);

    private Roles() {}
}
