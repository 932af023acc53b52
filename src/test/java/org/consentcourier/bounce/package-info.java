@NullMarked
package org.consentcourier.bounce;

import org.jspecify.annotations.NullMarked;
