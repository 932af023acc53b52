@NullMarked
package org.consentcourier.cli;

import org.jspecify.annotations.NullMarked;
