/** What IT must know at once: incidents, one mail about each, and one when it is over. */
@NullMarked
package org.consentcourier.alarm;

import org.jspecify.annotations.NullMarked;
