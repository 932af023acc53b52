package org.consentcourier.web;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.LinkSignature;
import org.consentcourier.http.Refused;
import org.jspecify.annotations.Nullable;

/** Finds whom the signed part of a link speaks of; nothing else in an address is believed. */
@Singleton
class SignedLinks {

    private final Applications applications;
    private final LinkSignature signature;
    private final ConsentViews consents;

    SignedLinks(Applications applications, LinkSignature signature, ConsentViews consents) {
        this.applications = applications;
        this.signature = signature;
        this.consents = consents;
    }

    /**
     * A link of ours, as somebody followed it.
     *
     * @param current false for a link of an earlier round
     */
    record Link(Application application, ConsentRow request, String state, boolean current) {

        /** A page of this application for the same person. */
        String page(String name) {
            return "/consent/" + application.key() + "/" + name + "?state=" + state;
        }
    }

    Application application(String key) {
        return applications.find(key).orElseThrow(() -> new Refused(404, ""));
    }

    /** Empty for a state we did not sign, or signed for another application. */
    Optional<Link> find(String application, @Nullable String state) {
        var known = application(application);
        return state == null
                ? Optional.empty()
                : signature
                        .verify(state)
                        .flatMap(subject -> consents.find(subject.requestId())
                                .filter(request -> request.application().equals(application))
                                .map(request -> new Link(known, request, state, request.round() == subject.round())));
    }

    Link require(String application, @Nullable String state) {
        return find(application, state)
                .orElseThrow(
                        () -> new Refused(
                                404,
                                "This link is not complete. Open the mail again and follow its link, or copy it whole into the address bar."));
    }
}
