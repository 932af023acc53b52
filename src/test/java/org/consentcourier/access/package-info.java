@NullMarked
package org.consentcourier.access;

import org.jspecify.annotations.NullMarked;
