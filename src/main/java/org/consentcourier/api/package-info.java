/** The REST API under /api/v1; every error is a problem document (RFC 9457). */
@NullMarked
package org.consentcourier.api;

import org.jspecify.annotations.NullMarked;
