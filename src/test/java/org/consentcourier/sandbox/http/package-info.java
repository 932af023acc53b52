/** The small HTTP server the stand-ins answer with. */
@NullMarked
package org.consentcourier.sandbox.http;

import org.jspecify.annotations.NullMarked;
