/** A simulator of Docusign's account server, written from Docusign's documents and sharing no code with our client. */
@NullMarked
package org.consentcourier.sandbox.docusign;

import org.jspecify.annotations.NullMarked;
