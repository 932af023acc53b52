/** Tells other systems of changed states: signed calls to configured addresses, tried again until they are taken. */
@NullMarked
package org.consentcourier.webhook;

import org.jspecify.annotations.NullMarked;
