/** The configured integration keys, their run state, fingerprint, halts and call budgets. */
@NullMarked
package org.consentcourier.application;

import org.jspecify.annotations.NullMarked;
