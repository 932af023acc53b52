/** What comes back to the mailbox: delivery reports, out-of-office replies and people's answers, each taken to the mail it is about. */
@NullMarked
package org.consentcourier.bounce;

import org.jspecify.annotations.NullMarked;
