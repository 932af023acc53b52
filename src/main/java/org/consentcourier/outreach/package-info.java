/** Which mail a person gets next, and when. */
@NullMarked
package org.consentcourier.outreach;

import org.jspecify.annotations.NullMarked;
