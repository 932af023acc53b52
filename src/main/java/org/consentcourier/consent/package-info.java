/** One person for one application: the states, the rounds, and everything that ever changed them. */
@NullMarked
package org.consentcourier.consent;

import org.jspecify.annotations.NullMarked;
