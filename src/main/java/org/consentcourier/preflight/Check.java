package org.consentcourier.preflight;

import java.util.List;
import org.consentcourier.application.Application;

/** Looks at one or more topics, on a thread of its own; may be interrupted at any time. */
interface Check {

    List<Finding> look(Application application);

    /** What is told when no answer came in time. */
    List<Finding> tooLate(Application application, String reason);
}
