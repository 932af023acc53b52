/** The packaged application as real processes: several on one database, killed, cut off, and started with wrong settings. */
@NullMarked
package org.consentcourier.process;

import org.jspecify.annotations.NullMarked;
