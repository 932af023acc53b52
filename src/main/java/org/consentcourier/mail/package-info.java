/** Every e-mail as a checked-template record, and the hand-over of one mail to SMTP. */
@NullMarked
package org.consentcourier.mail;

import org.jspecify.annotations.NullMarked;
