/** The command line of the same jar: one command, one result, one exit code; no HTTP and no jobs. */
@NullMarked
package org.consentcourier.cli;

import org.jspecify.annotations.NullMarked;
