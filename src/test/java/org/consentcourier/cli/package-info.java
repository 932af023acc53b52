/** The command line, read and run in this process; as a process of its own it is tried in {@code process}. */
@NullMarked
package org.consentcourier.cli;

import org.jspecify.annotations.NullMarked;
