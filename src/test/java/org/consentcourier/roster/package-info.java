/** Roster files in every shape people make them, and what becomes of them. */
@NullMarked
package org.consentcourier.roster;

import org.jspecify.annotations.NullMarked;
