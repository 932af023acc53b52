/** Numbers for a monitoring system; no label names a person. */
@NullMarked
package org.consentcourier.metrics;

import org.jspecify.annotations.NullMarked;
