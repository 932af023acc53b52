@NullMarked
package org.consentcourier.api;

import org.jspecify.annotations.NullMarked;
