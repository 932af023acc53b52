package org.consentcourier;

import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All that needs a running application and its pages; one of the parts of a build that run at the same time. */
@Suite
@SelectPackages("org.consentcourier.web")
@IncludeTags(PagesSuite.APPLICATION)
class PagesSuite {

    /** Quarkus gives it to each of its tests. */
    static final String APPLICATION = "io.quarkus.test.junit.QuarkusTest";
}
