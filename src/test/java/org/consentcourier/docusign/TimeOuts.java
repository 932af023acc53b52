package org.consentcourier.docusign;

import java.time.Duration;

record TimeOuts(Duration connectTimeout, Duration timeout) implements DocusignConfig {}
