package org.consentcourier.preflight;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.mail.MailConfig;

/** What the DNS says of the domain our mails come from; never more than a warning, for only the receivers know what they want. */
@Singleton
class SenderDomainCheck implements Check {

    /** Names that stand in no DNS (RFC 2606 and 6761): they are asked of nobody but a server that is named. */
    private static final Pattern RESERVED = Pattern.compile("(?:.*\\.)?(?:example|invalid|test|localhost|local)");

    private final String domain;
    private final List<String> selectors;
    private final Dns dns;
    private final boolean asks;

    @Inject
    SenderDomainCheck(MailConfig mail, PreflightConfig config) {
        this(domainOf(mail.from()), config.dkimSelectors().orElse(List.of()), config.dnsServer());
    }

    SenderDomainCheck(String domain, List<String> selectors, Optional<String> server) {
        this.domain = domain;
        this.selectors = List.copyOf(selectors);
        this.dns = new Dns(server);
        this.asks = server.isPresent() || !RESERVED.matcher(domain).matches();
    }

    @Override
    public List<Finding> look(Application application) {
        return look();
    }

    List<Finding> look() {
        return asks
                ? Stream.of(Stream.of(SenderRecords.spf(domain, dns)), Stream.of(dmarc()), dkim())
                        .flatMap(findings -> findings)
                        .toList()
                : untold("It is a name for examples, which stands in no DNS.");
    }

    @Override
    public List<Finding> tooLate(Application application, String reason) {
        return untold(reason);
    }

    private List<Finding> untold(String reason) {
        return Stream.of(Topic.SPF, Topic.DMARC, Topic.DKIM)
                .map(topic -> Finding.look(topic, domain).notLookedAt(reason))
                .toList();
    }

    private Finding dmarc() {
        return SenderRecords.dmarc(domain, dns);
    }

    private Stream<Finding> dkim() {
        return selectors.isEmpty()
                ? Stream.of(Finding.look(Topic.DKIM, domain)
                        .byEye(
                                "The DNS lists no selectors, and courier.preflight.dkim-selectors is not set.",
                                "Set the selectors your mail server signs with, or look at a mail that arrived: its header"
                                        + " Authentication-Results should say dkim=pass."))
                : selectors.stream().map(selector -> SenderRecords.dkim(selector, domain, dns));
    }

    private static String domainOf(String sender) {
        return sender.substring(sender.lastIndexOf('@') + 1)
                .replace(">", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
