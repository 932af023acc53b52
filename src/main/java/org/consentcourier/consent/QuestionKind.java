package org.consentcourier.consent;

/** What IT is asked to decide; an open question holds reminders and changes no state. */
public enum QuestionKind {
    /** The person says that the mail is not for them. */
    NOT_ME,
    /** Somebody says that the person left the company. */
    LEFT_COMPANY,
    /** A manager says that the person is not theirs. */
    WRONG_MANAGER,
    /** A manager says that the person should not have to consent. */
    EXEMPTION_WANTED,
    /** The person declined: asked again, exempt, or left so. */
    DECLINED,
    /** Docusign knows several users of this address. */
    SEVERAL_USER_IDS,
    /** Another Docusign user of the same address has consented. */
    OTHER_USER_ID_GRANTED,
    /** Many first checks answered {@code user_not_found}: IDs of the other environment? */
    MASS_UNKNOWN_USERS,
    /** Many re-checks of GRANTED failed: was administrative consent removed? */
    MASS_REVOCATIONS
}
