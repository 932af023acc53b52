/** Logins and roles: who is asking, and what they may do. */
@NullMarked
package org.consentcourier.access;

import org.jspecify.annotations.NullMarked;
