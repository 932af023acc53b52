/** What the product promises as a whole, proven on the started application: small in verify, in full size in profile proof. */
@NullMarked
package org.consentcourier.proof;

import org.jspecify.annotations.NullMarked;
