package org.consentcourier.preflight;

import jakarta.inject.Singleton;
import java.util.List;
import org.consentcourier.application.Application;
import org.consentcourier.mail.OwnWording;

/** Whether people read what the company has written for them. */
@Singleton
class OwnWordingCheck implements Check {

    private final OwnWording wording;

    OwnWordingCheck(OwnWording wording) {
        this.wording = wording;
    }

    @Override
    public List<Finding> look(Application application) {
        return look(wording.folder(), wording.used(), wording.faults());
    }

    @Override
    public List<Finding> tooLate(Application application, String reason) {
        return look(application);
    }

    static List<Finding> look(String folder, int used, List<String> faults) {
        if (folder.isEmpty()) {
            return List.of();
        }
        var look = Finding.look(Topic.OWN_WORDING, folder);
        return faults.isEmpty()
                ? List.of(
                        look.passed("%d files are in use, and every mail could be written with them.".formatted(used)))
                : List.of(look.warning(
                        "The built-in text is used in place of: %s.".formatted(String.join("; ", faults)),
                        "Mend these files and start anew; docs/mails.md has what they may say."));
    }
}
