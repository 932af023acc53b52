/** What pages and API share at the HTTP edge: failures, and the guard against requests other sites send. */
@NullMarked
package org.consentcourier.http;

import org.jspecify.annotations.NullMarked;
