/** The weekly snapshot of all states and what managers are told of it. */
@NullMarked
package org.consentcourier.report;

import org.jspecify.annotations.NullMarked;
