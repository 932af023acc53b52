/** Tests of the package of the same name. */
@NullMarked
package org.consentcourier.web;

import org.jspecify.annotations.NullMarked;
