/** The outbox: every mail that is due, claimed by one node at a time, sent, and settled by what the server said. */
@NullMarked
package org.consentcourier.delivery;

import org.jspecify.annotations.NullMarked;
