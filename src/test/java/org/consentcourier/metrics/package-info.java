@NullMarked
package org.consentcourier.metrics;

import org.jspecify.annotations.NullMarked;
