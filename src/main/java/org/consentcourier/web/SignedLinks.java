package org.consentcourier.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
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

    /** More than one mail asks for. */
    private static final int MOST = 10;

    private final Applications applications;
    private final LinkSignature signature;
    private final ConsentViews consents;
    private final PageLimits limits;

    SignedLinks(Applications applications, LinkSignature signature, ConsentViews consents, PageLimits limits) {
        this.applications = applications;
        this.signature = signature;
        this.consents = consents;
        this.limits = limits;
    }

    /** A link of ours, of the present round, as somebody followed it. */
    record Link(Application application, ConsentRow request, String state) {

        /** A page of this application for the same person. */
        String page(String name) {
            return "/consent/" + application.key() + "/" + name + "?state=" + state;
        }
    }

    Application application(String key) {
        return applications.find(key).orElseThrow(() -> new Refused(404, ""));
    }

    /** Empty, and all the same, for a state we did not sign, or for another application, of an earlier round or of nobody. */
    Optional<Link> find(String application, @Nullable String state, RoutingContext request) {
        var known = application(application);
        if (state == null) {
            return Optional.empty();
        }
        var link = find(known, state);
        if (link.isEmpty()) {
            limits.wrongLink(request);
        } else {
            var row = link.get().request();
            limits.link(row.id(), request);
            Languages.ofPerson(request, () -> consents.language(row.personId()));
        }
        return link;
    }

    Link require(String application, @Nullable String state, RoutingContext request) {
        return find(application, state, request).orElseThrow(() -> new Refused(404, ""));
    }

    /** What one press speaks for: those of these that are links of ours and of the present round; at least one. */
    List<Link> requireAny(String application, List<String> states, RoutingContext request) {
        var links = states.stream()
                .limit(MOST)
                .flatMap(state -> find(state).stream())
                .toList();
        if (links.isEmpty()) {
            return List.of(require(application, states.stream().findFirst().orElse(null), request));
        }
        links.forEach(link -> limits.link(link.request().id(), request));
        return links;
    }

    private Optional<Link> find(Application application, String state) {
        return find(state).filter(link -> link.application().equals(application));
    }

    private Optional<Link> find(String state) {
        return signature
                .verify(state)
                .flatMap(subject -> consents.find(subject.requestId()).filter(row -> row.round() == subject.round()))
                .flatMap(row ->
                        applications.find(row.application()).map(application -> new Link(application, row, state)));
    }
}
