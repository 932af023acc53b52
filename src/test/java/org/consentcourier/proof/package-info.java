/** What the product promises as a whole, proven on the started application. */
@NullMarked
package org.consentcourier.proof;

import org.jspecify.annotations.NullMarked;
