@NullMarked
package org.consentcourier.roster.directory;

import org.jspecify.annotations.NullMarked;
