package org.consentcourier.mail;

import java.util.Locale;

/** What every mail template knows besides its body. */
public interface CourierMail {

    /** Language of the mail. */
    Locale locale();

    /** Subject line in that language. */
    String subject();
}
