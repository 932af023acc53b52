/** Speaks SMTP to the mail server: connections, TLS, login, one mail after the other; knows none of our mails. */
@NullMarked
package org.consentcourier.smtp;

import org.jspecify.annotations.NullMarked;
