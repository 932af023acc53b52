/** Periods, snapshots and what managers are told of them. */
@NullMarked
package org.consentcourier.report;

import org.jspecify.annotations.NullMarked;
