@NullMarked
package org.consentcourier.web;

import org.jspecify.annotations.NullMarked;
