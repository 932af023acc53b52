package org.consentcourier;

import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All that needs no running application. */
@Suite
@SelectPackages("org.consentcourier")
@ExcludeTags(PagesSuite.APPLICATION)
class PlainSuite {}
