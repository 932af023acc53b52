package org.consentcourier.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SenderDomainCheckTest {

    private static final String DOMAIN = "mail.corp.example";

    @Test
    void a_domain_with_all_three_records_passes() {
        var findings = findings(
                Map.of(
                        DOMAIN,
                        List.of("other=1", "v=spf1 include:_spf.corp.example -all"),
                        "_dmarc." + DOMAIN,
                        List.of("v=DMARC1; p=reject; rua=mailto:dmarc@corp.example"),
                        "s1._domainkey." + DOMAIN,
                        List.of("v=DKIM1; k=rsa; p=MIIBIjAN")),
                "s1");

        assertThat(findings).extracting(Finding::result).containsOnly(Result.PASSED);
        assertThat(findings)
                .extracting(Finding::said)
                .satisfiesExactly(
                        spf -> assertThat(spf).contains("v=spf1 include:_spf.corp.example -all"),
                        dmarc -> assertThat(dmarc).contains("reject"),
                        dkim -> assertThat(dkim).contains("key"));
    }

    @Test
    void what_is_missing_is_a_warning_with_its_fix_and_never_red() {
        var findings = findings(Map.of(), "s1", "s2");

        assertThat(findings).extracting(Finding::topic).containsExactly(Topic.SPF, Topic.DMARC, Topic.DKIM, Topic.DKIM);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.result()).isEqualTo(Result.WARNING);
            assertThat(finding.fix()).isNotBlank();
        });
    }

    @Test
    void records_that_help_nobody_are_warnings() {
        var findings = findings(
                Map.of(
                        DOMAIN,
                        List.of("v=spf1 +all"),
                        "_dmarc." + DOMAIN,
                        List.of("v=DMARC1; rua=mailto:dmarc@corp.example"),
                        "s1._domainkey." + DOMAIN,
                        List.of("v=DKIM1; p=")),
                "s1");

        assertThat(findings).extracting(Finding::result).containsOnly(Result.WARNING);
        assertThat(findings(Map.of(DOMAIN, List.of("v=spf1 -all", "v=spf1 ~all")))
                        .getFirst()
                        .said())
                .contains("2 SPF records");
    }

    @Test
    void the_policy_of_the_company_counts_for_the_domains_below_it() {
        var findings = findings(Map.of("_dmarc.corp.example", List.of("v=DMARC1; p=none")));

        assertThat(findings.get(1).result()).isEqualTo(Result.PASSED);
        assertThat(findings.get(1).looked()).isEqualTo("_dmarc.corp.example");
    }

    @Test
    void without_selectors_dkim_is_for_the_eye() {
        var dkim = findings(Map.of()).getLast();

        assertThat(dkim.result()).isEqualTo(Result.NOT_LOOKED_AT);
        assertThat(dkim.fix()).contains("dkim=pass");
    }

    @Test
    void a_dns_that_does_not_answer_is_nobodys_fault() {
        try (var dns = LoopbackDns.silent()) {
            var findings = new SenderDomainCheck(DOMAIN, List.of(), dns.address()).look();

            assertThat(findings).extracting(Finding::result).containsOnly(Result.NOT_LOOKED_AT);
            assertThat(findings.getFirst().said()).isEqualTo("The DNS did not answer.");
        }
    }

    @Test
    void names_for_examples_are_asked_of_no_dns_that_was_not_named() {
        assertThat(new SenderDomainCheck(DOMAIN, List.of("s1"), Optional.empty()).look())
                .extracting(Finding::result)
                .containsOnly(Result.NOT_LOOKED_AT);
    }

    private static List<Finding> findings(Map<String, List<String>> texts, String... selectors) {
        try (var dns = LoopbackDns.knowing(texts)) {
            return new SenderDomainCheck(DOMAIN, Stream.of(selectors).toList(), dns.address()).look();
        }
    }
}
