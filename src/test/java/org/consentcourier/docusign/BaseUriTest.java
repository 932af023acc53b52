package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUriTest {

    @ParameterizedTest
    @CsvSource({
        "https://account-d.docusign.com, https://demo.docusign.net, https://demo.docusign.net/",
        "https://account.docusign.com, https://NA3.Docusign.NET/restapi, https://NA3.Docusign.NET/",
        "https://account.docusign.com, https://docusign.com, https://docusign.com/",
        "https://simulator.corp.example:8443, https://simulator.corp.example:9443, https://simulator.corp.example:9443/",
        "http://localhost:8089, http://localhost:8090, http://localhost:8090/",
        "http://localhost:8089, https://localhost:8443, https://localhost:8443/",
        "http://127.0.0.1:8089, http://127.0.0.1:8089, http://127.0.0.1:8089/",
    })
    void docusigns_own_hosts_and_the_one_that_was_asked_are_trusted(URI asked, String named, URI trusted) {
        assertThat(BaseUri.trusted(named, asked)).hasValue(trusted);
    }

    @ParameterizedTest
    @CsvSource({
        "https://account.docusign.com, http://na3.docusign.net",
        "https://account.docusign.com, https://docusign.org",
        "https://account.docusign.com, https://docusign.net.corp.example",
        "https://account.docusign.com, https://xdocusign.net",
        "https://account.docusign.com, http://localhost:8089",
        "https://account.docusign.com, https://localhost:8089",
        "https://localhost:8443, http://localhost:8089",
        "http://simulator.corp.example, http://simulator.corp.example",
        "http://localhost:8089, http://127.0.0.1:8089",
        "https://account.docusign.com, https://na3.docusign.net@corp.example",
        "https://account.docusign.com, 'https://corp.example\\.docusign.net'",
        "https://account.docusign.com, na3.docusign.net",
        "https://account.docusign.com, https:na3.docusign.net"
    })
    void no_other_address_is(URI asked, String named) {
        assertThat(BaseUri.trusted(named, asked)).isEmpty();
    }
}
