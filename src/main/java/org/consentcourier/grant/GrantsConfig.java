package org.consentcourier.grant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;

/** When and how grant checks are made. */
@ConfigMapping(prefix = "courier.grants")
public interface GrantsConfig {

    /** How often due checks are looked for; a longer pause leaves part of the budget unused, of which no more is held than a second's. */
    @WithDefault("1s")
    Duration every();

    /** Checks of one application in flight at a time on one node, beside those somebody waits for. */
    @WithDefault("8")
    @Min(1)
    @Max(64)
    int concurrency();

    /** Checks claimed at a time; a crash delays at most this many by one lease. */
    @WithDefault("400")
    @Min(1)
    @Max(1000)
    int batch();

    /** How long one node may hold a check before another may make it. */
    @WithDefault("2m")
    Duration lease();

    /** After the first check and after each mail: the waits until the next checks; the last one repeats, and is that of who has yet to activate the user at Docusign. */
    @WithDefault("20m,1h,4h,1d")
    @Size(min = 1)
    List<Duration> cadence();

    /** For those who need not act now: granted, declined, expired, unknown to Docusign. */
    @WithDefault("7d")
    Duration recheck();

    /** After an answer that said nothing about the person. */
    @WithDefault("1m")
    Duration retry();

    /** A mail leaves only if Docusign was asked within this time. */
    @WithDefault("10m")
    Duration fresh();

    /** How long each check is kept; the changes it brought about are kept for good. */
    @WithDefault("180d")
    Duration kept();

    /** When many answers at once look like people but are more likely a fault of the system. */
    Guards guards();

    /** Both a number and a share must be exceeded. */
    interface Guards {
        @WithDefault("20")
        @Min(0)
        int number();

        /** Of the first checks within a day, in percent, that answer {@code user_not_found}. */
        @WithDefault("30")
        @Min(0)
        int unknownUsersPercent();

        /** Of the re-checks of those granted within a day, in percent, that fail. */
        @WithDefault("5")
        @Min(0)
        int revocationsPercent();
    }
}
