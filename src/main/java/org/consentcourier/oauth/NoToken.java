package org.consentcourier.oauth;

import java.io.IOException;

/** No token was had; the message holds no secret. */
public class NoToken extends IOException {

    NoToken(String why) {
        super(why);
    }
}
