/** How a wrong setting stops the start: with one line that names the key and the way out. */
@NullMarked
package org.consentcourier.settings;

import org.jspecify.annotations.NullMarked;
