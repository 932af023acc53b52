/** Pages for IT staff, managers and the public, with their login and error pages. */
@NullMarked
package org.consentcourier.web;

import org.jspecify.annotations.NullMarked;
