package org.consentcourier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.SelectPackages;

class SuitesTest {

    @Test
    void every_test_belongs_to_one_of_the_two_suites() {
        assertThat(ServicesSuite.class.getAnnotation(ExcludePackages.class).value())
                .isEqualTo(PagesSuite.class.getAnnotation(SelectPackages.class).value());
    }
}
