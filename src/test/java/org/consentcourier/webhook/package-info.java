/** Webhooks against a real receiver, which verifies signatures by code of its own. */
@NullMarked
package org.consentcourier.webhook;

import org.jspecify.annotations.NullMarked;
