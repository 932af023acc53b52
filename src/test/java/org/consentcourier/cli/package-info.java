/** What commands answer; how processes run them is tried by {@link org.consentcourier.process}. */
@NullMarked
package org.consentcourier.cli;

import org.jspecify.annotations.NullMarked;
