/** Asks the users of a Docusign integration for consent, proves it by JWT grants, and reports to their managers. */
@NullMarked
package org.consentcourier;

import org.jspecify.annotations.NullMarked;
