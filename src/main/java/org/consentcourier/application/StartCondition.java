package org.consentcourier.application;

import java.util.Optional;

/** What must hold before an application is started, implemented by packages above; asked with no transaction open. */
public interface StartCondition {

    /** What speaks against it and what to do; nothing: it may start. */
    Optional<String> obstacle(Application application);
}
