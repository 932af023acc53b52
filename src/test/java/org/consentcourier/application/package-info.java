@NullMarked
package org.consentcourier.application;

import org.jspecify.annotations.NullMarked;
