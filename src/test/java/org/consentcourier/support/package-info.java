/** What tests share: the stand-ins started once, clocks and fixtures. */
@NullMarked
package org.consentcourier.support;

import org.jspecify.annotations.NullMarked;
