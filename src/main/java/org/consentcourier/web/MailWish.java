package org.consentcourier.web;

import jakarta.ws.rs.DefaultValue;
import org.jboss.resteasy.reactive.RestQuery;

/** Which mail somebody wishes to see, and to whom, as it stands in the address. */
class MailWish {

    @RestQuery
    @DefaultValue("INVITATION")
    String kind = "";

    @RestQuery
    @DefaultValue("")
    String language = "";

    @RestQuery
    @DefaultValue("light")
    String look = "";

    @RestQuery
    @DefaultValue("")
    String application = "";

    /** Somebody who does not exist. */
    @RestQuery
    @DefaultValue("")
    String name = "";

    /** Name, address or User ID of somebody who does. */
    @RestQuery
    @DefaultValue("")
    String person = "";

    /** The consent request of one of those. */
    @RestQuery
    @DefaultValue("")
    String request = "";
}
