package org.consentcourier.sandbox.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.mail.Address;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** A mailbox in Mailpit's JSON. */
record MailAddress(
        @JsonProperty("Name") String name,
        @JsonProperty("Address") String address) {

    static MailAddress of(Address address) {
        return address instanceof InternetAddress internet
                ? new MailAddress(Optional.ofNullable(internet.getPersonal()).orElse(""), internet.getAddress())
                : new MailAddress("", address.toString());
    }
}
