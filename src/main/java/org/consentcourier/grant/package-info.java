/** Which requests are due for a grant check, and what an answer of Docusign changes. */
@NullMarked
package org.consentcourier.grant;

import org.jspecify.annotations.NullMarked;
