/** Access tokens by client credentials, for servers of mail that take no password any more. */
@NullMarked
package org.consentcourier.oauth;

import org.jspecify.annotations.NullMarked;
