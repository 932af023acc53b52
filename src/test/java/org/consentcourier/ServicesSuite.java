package org.consentcourier;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All that is in no package of the {@link PagesSuite}. */
@Suite
@SelectPackages("org.consentcourier")
@ExcludePackages({
    "org.consentcourier.web",
    "org.consentcourier.alarm",
    "org.consentcourier.api",
    "org.consentcourier.docusign",
    "org.consentcourier.mail",
    "org.consentcourier.roster.file",
    "org.consentcourier.sandbox",
    "org.consentcourier.smtp",
    "org.consentcourier.support"
})
@ConfigurationParameter(key = ServicesSuite.ORDER, value = ServicesSuite.BY_APPLICATION)
class ServicesSuite {

    static final String ORDER = "junit.jupiter.testclass.order.default";

    /** Those that need other settings last, so that the application starts anew for them alone. */
    static final String BY_APPLICATION = "io.quarkus.test.junit.util.QuarkusTestProfileAwareClassOrderer";
}
