/** Everything that speaks to Docusign: consent URL, JWT assertion, token client and user directory; knows no database. */
@NullMarked
package org.consentcourier.docusign;

import org.jspecify.annotations.NullMarked;
