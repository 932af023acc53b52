/** What Docusign itself knows of the roster: User IDs of addresses, and all users of an account. */
@NullMarked
package org.consentcourier.roster.directory;

import org.jspecify.annotations.NullMarked;
