package org.consentcourier;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All that needs a running application and none of its pages. */
@Suite
@SelectPackages("org.consentcourier")
@ExcludePackages("org.consentcourier.web")
@IncludeTags(PagesSuite.APPLICATION)
// Those that need other settings last, so that the application starts anew for them alone.
@ConfigurationParameter(
        key = "junit.jupiter.testclass.order.default",
        value = "io.quarkus.test.junit.util.QuarkusTestProfileAwareClassOrderer")
class ServicesSuite {}
