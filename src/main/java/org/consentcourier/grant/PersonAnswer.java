package org.consentcourier.grant;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consentcourier.consent.QuestionKind;

/** What IT may answer to a question about a person, each with an effect. */
public enum PersonAnswer {
    /** It is the wrong person: exempt. */
    WRONG_PERSON,
    /** It is the right person: reminders go on. */
    RIGHT,
    /** The person has left: off the roster of the application. */
    LEFT,
    /** The person is still there: reminders go on. */
    STAYS,
    /** The roster names the right manager by now: reminders go on. */
    CORRECTED,
    /** The manager is the right one: reminders go on. */
    THEIRS,
    /** No exemption: reminders go on. */
    GO_ON,
    /** Ask again who declined, in a new round. */
    REOPEN,
    /** No check, no mail. */
    EXEMPT,
    /** Who declined stays so. */
    LEAVE;

    /** As the API takes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a question of this kind takes; none: it is about something else. */
    public static List<PersonAnswer> to(QuestionKind kind) {
        return switch (kind) {
            case NOT_ME -> List.of(RIGHT, WRONG_PERSON, LEFT);
            case LEFT_COMPANY -> List.of(LEFT, STAYS, EXEMPT);
            case WRONG_MANAGER -> List.of(CORRECTED, THEIRS, LEFT);
            case EXEMPTION_WANTED -> List.of(EXEMPT, GO_ON);
            case DECLINED -> List.of(REOPEN, EXEMPT, LEAVE);
            case SEVERAL_USER_IDS, OTHER_USER_ID_GRANTED, MASS_UNKNOWN_USERS, MASS_REVOCATIONS -> List.of();
        };
    }

    static Optional<PersonAnswer> of(String word) {
        return Arrays.stream(values())
                .filter(answer -> answer.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
