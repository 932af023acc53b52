/** A receiver of webhooks, which verifies signatures by code of its own. */
@NullMarked
package org.consentcourier.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
