package org.consentcourier.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.outreach.Nudges;
import org.consentcourier.report.ReportActions;
import org.consentcourier.report.ReportActions.Concerned;
import org.consentcourier.report.ReportLinks.Errand;

/** Does what a manager's link is for, once: reminds within all gates, or asks IT; no state changes by it. */
@ApplicationScoped
class ReportErrands {

    private final ReportActions actions;
    private final Nudges nudges;
    private final OpenQuestions questions;
    private final ConsentViews consents;
    private final AuditTrail audit;

    ReportErrands(
            ReportActions actions, Nudges nudges, OpenQuestions questions, ConsentViews consents, AuditTrail audit) {
        this.actions = actions;
        this.nudges = nudges;
        this.questions = questions;
        this.consents = consents;
        this.audit = audit;
    }

    /** What became of it. */
    enum Outcome {
        DONE,
        /** The link has done its work before. */
        USED_BEFORE,
        /** Nobody can be reminded, or asked about, at the moment; the link stays good. */
        NOTHING_TO_DO
    }

    /** Whoever presses the button twice, or with somebody else at the same time, acts once. */
    @Transactional(TxType.REQUIRES_NEW)
    Outcome run(Errand errand, String note) {
        if (!actions.take(errand)) {
            return Outcome.USED_BEFORE;
        }
        var effects = switch (errand.action()) {
            case NUDGE_ALL, NUDGE -> nudge(errand);
            case LEFT_COMPANY -> ask(errand, QuestionKind.LEFT_COMPANY, "has left the company", note);
            case WRONG_MANAGER -> ask(errand, QuestionKind.WRONG_MANAGER, "not one of my people", note);
            case EXEMPTION_WANTED -> ask(errand, QuestionKind.EXEMPTION_WANTED, "should not have to consent", note);
        };
        if (effects == 0) {
            QuarkusTransaction.setRollbackOnly();
            return Outcome.NOTHING_TO_DO;
        }
        actions.followed(errand, effects);
        return Outcome.DONE;
    }

    private int nudge(Errand errand) {
        var ids = ids(errand);
        // No ids would be everybody.
        return ids.isEmpty()
                ? 0
                : Math.toIntExact(nudges.nudge(only(ids), false, errand.actor()).nudged());
    }

    private int ask(Errand errand, QuestionKind kind, String what, String note) {
        return ids(errand).stream()
                .flatMap(id -> consents.find(id).stream())
                .filter(request -> mayBeAsked(request.status(), kind))
                .mapToInt(request -> ask(request, errand, kind, note.isEmpty() ? what : what + ": " + note))
                .sum();
    }

    private static boolean mayBeAsked(ConsentStatus status, QuestionKind kind) {
        return status != ConsentStatus.LEFT
                && (kind != QuestionKind.EXEMPTION_WANTED || status != ConsentStatus.EXEMPT);
    }

    private int ask(ConsentRow request, Errand errand, QuestionKind kind, String detail) {
        questions.ask(request.application(), request.id(), kind, detail, errand.actor());
        audit.record(errand.actor(), "told IT: " + kind.name(), "request " + request.id(), "");
        return 1;
    }

    private List<UUID> ids(Errand errand) {
        return actions.concerned(errand).stream().map(Concerned::requestId).toList();
    }

    private static ConsentFilter only(List<UUID> ids) {
        return new ConsentFilter(null, null, null, null, null, null, ids);
    }
}
