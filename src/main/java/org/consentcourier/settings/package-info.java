/** Refuses a start with wrong settings: one line for each, naming the key and the fix. */
@NullMarked
package org.consentcourier.settings;

import org.jspecify.annotations.NullMarked;
