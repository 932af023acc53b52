package org.consentcourier.docusign;

/** Whether a user is a member of an account: a grant succeeds for users of other accounts too, and fails later, at the API. */
public enum AccountMembership {
    /** Nobody asked. */
    UNASKED,
    /** There was no answer that tells. */
    UNTOLD,
    MEMBER,
    NO_MEMBER
}
