@NullMarked
package org.consentcourier.alarm;

import org.jspecify.annotations.NullMarked;
