/** The sandbox: starts the packaged application beside stand-ins for everything it talks to. */
@NullMarked
package org.consentcourier.sandbox;

import org.jspecify.annotations.NullMarked;
