package org.consentcourier;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The pages, and what else makes this half of a build, which runs beside the {@link ServicesSuite}, take as long as that one.
 * Parted by packages: an application is made for every class that is loaded and wants one, whether its tests run here or not.
 */
@Suite
@SelectPackages({
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
class PagesSuite {}
