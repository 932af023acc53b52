package org.consentcourier.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/** On which days people are asked and reminded. */
@ConfigMapping(prefix = "courier.outreach")
public interface CalendarConfig {

    /** Whether the public holidays of people's countries are kept free. */
    @WithDefault("true")
    boolean holidays();

    /** Days and ranges of days on which nobody is asked, such as {@code 2026-12-24/2027-01-01}. */
    Optional<List<String>> blackout();

    /** Mails that may ask one person on one day, over all applications; 0: any number. */
    @WithDefault("1")
    @Min(0)
    @Max(100)
    int dailyCap();
}
