/** Who may have to be asked: persons, their User IDs, and the files they come from. */
@NullMarked
package org.consentcourier.roster;

import org.jspecify.annotations.NullMarked;
