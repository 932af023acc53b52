@NullMarked
package org.consentcourier.grant;

import org.jspecify.annotations.NullMarked;
