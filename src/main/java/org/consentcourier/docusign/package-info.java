/** Everything that speaks to Docusign: consent URL, JWT assertion and token client; knows no database. */
@NullMarked
package org.consentcourier.docusign;

import org.jspecify.annotations.NullMarked;
