/** Tests of the reading of roster files. */
@NullMarked
package org.consentcourier.roster.file;

import org.jspecify.annotations.NullMarked;
