/** A mail catcher: a real SMTP listener with an inbox, that can be told to misbehave. */
@NullMarked
package org.consentcourier.sandbox.mail;

import org.jspecify.annotations.NullMarked;
