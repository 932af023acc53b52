package org.consentcourier.delivery;

import org.consentcourier.mail.SendResult;

/** What became of a claim. */
record Result(Claim claim, SendResult sent) {}
