/** Turns any file IT has into typed rows: pure, in bounded memory, and never guessing what it cannot know. */
@NullMarked
package org.consentcourier.roster.file;

import org.jspecify.annotations.NullMarked;
