package org.consentcourier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentcourier.application.ApplicationCalendar;
import org.consentcourier.application.Blackout;
import org.consentcourier.mail.Weekdays;
import org.consentcourier.settings.WrongSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Map<String, ApplicationCalendar> APPLICATIONS = Map.of(
            "archive",
            new ApplicationCalendar(
                    Optional.of(BERLIN), Optional.of("DE-BY"), Blackout.read("key", List.of("2026-02-16/2026-02-17"))));

    private final WorkingCalendar calendar = calendar(new Holidays());

    @ParameterizedTest
    @CsvSource({
        "2028-10-03T08:00:00Z, Europe/Berlin, DE, 2028-10-04T06:00:00Z, a public holiday in DE: Tag der Deutschen Einheit",
        "2028-10-03T08:00:00Z, Europe/Berlin, FR, 2028-10-03T08:00:00Z,",
        "2028-10-03T08:00:00Z, Europe/Berlin, , 2028-10-03T08:00:00Z,",
        "2026-11-26T16:00:00Z, America/New_York, US, 2026-11-27T13:00:00Z, a public holiday in US: Thanksgiving",
        "2026-12-31T19:00:00Z, Europe/Paris, FR, 2027-01-04T07:00:00Z, a public holiday in FR: Jour",
        "2026-11-25T19:00:00Z, Europe/Berlin, DE, 2026-11-26T07:00:00Z, sending window",
        "2026-12-31T23:00:00Z, Pacific/Kiritimati, JP, 2027-01-03T18:00:00Z, a public holiday in JP: New Year"
    })
    void public_holidays_of_the_country_are_kept_free_by_the_days_of_the_zone(
            Instant now, ZoneId zone, @Nullable String country, Instant opens, @Nullable String reason) {
        var opening = calendar.nextOpening(now, zone, country);

        assertThat(opening.at()).isEqualTo(opens);
        if (reason == null) {
            assertThat(opening.reason()).isNull();
        } else {
            assertThat(opening.reason()).startsWith(reason);
        }
    }

    @Test
    void a_country_without_known_holidays_is_no_error() {
        var now = Instant.parse("2026-12-25T10:00:00Z");

        assertThat(calendar.nextOpening(now, ZoneId.of("UTC"), "AQ")).isEqualTo(new Opening(now, null));
    }

    @Test
    void holidays_that_were_worked_out_before_are_at_hand() {
        var day = LocalDate.of(2028, 10, 3);
        var prepared = calendar.expect(List.of("FR", "DE-BY", "KR"), day);

        calendar.nextOpening(Instant.parse("2028-12-31T10:00:00Z"), BERLIN, "FR");

        assertThat(prepared).isEqualTo(6);
        assertThat(calendar.expect(List.of("FR"), day)).isZero();
        assertThat(calendar.knowsHolidaysOf("DE-BY")).isTrue();
        assertThat(calendar.knowsHolidaysOf("KR")).isFalse();
    }

    @Test
    void without_holidays_every_working_day_will_do() {
        var now = Instant.parse("2026-12-25T10:00:00Z");

        assertThat(calendar(null).nextOpening(now, BERLIN, "DE")).isEqualTo(new Opening(now, null));
    }

    @Test
    void a_blackout_holds_everybody_from_its_first_to_its_last_day() {
        var opening = calendar.nextOpening(Instant.parse("2026-07-01T10:00:00Z"), ZoneId.of("Asia/Tokyo"), null);

        assertThat(opening).isEqualTo(new Opening(Instant.parse("2026-07-12T23:00:00Z"), "a blackout date"));
    }

    @Test
    void who_has_neither_zone_nor_country_has_those_of_the_application() {
        var epiphanyInBavaria = Instant.parse("2026-01-06T07:30:00Z");

        assertThat(calendar.nextOpening(epiphanyInBavaria, new Whereabouts("archive", null, null))
                        .at())
                .isEqualTo("2026-01-07T07:00:00Z");
        assertThat(calendar.nextOpening(epiphanyInBavaria, new Whereabouts("archive", null, "CH"))
                        .at())
                .isEqualTo(epiphanyInBavaria);
        assertThat(calendar.nextOpening(epiphanyInBavaria, new Whereabouts("other", null, null))
                        .at())
                .isEqualTo("2026-01-06T08:00:00Z");
    }

    @Test
    void the_blackout_of_one_application_holds_no_other() {
        var now = Instant.parse("2026-02-16T10:00:00Z");

        assertThat(calendar.nextOpening(now, new Whereabouts("archive", null, null))
                        .at())
                .isEqualTo("2026-02-18T07:00:00Z");
        assertThat(calendar.nextOpening(now, new Whereabouts("other", null, null))
                        .at())
                .isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-01/2026-12-24",
                "24.12.2026",
                "2026-12-24/",
                "2026-02-30",
                "2026-01-01/2026-01-02/2026-01-03"
            })
    void a_blackout_that_cannot_be_read_is_refused_by_key_with_the_way_out(String written) {
        assertThatThrownBy(() -> Blackout.read("courier.outreach.blackout", List.of("2026-05-15", written)))
                .isInstanceOf(WrongSettings.class)
                .hasMessageContaining("courier.outreach.blackout")
                .hasMessageContaining(written)
                .hasMessageContaining("2026-12-24/2027-01-01");
    }

    private static WorkingCalendar calendar(@Nullable Holidays holidays) {
        return new WorkingCalendar(
                new SendingWindow(Weekdays.of("MON-FRI").days(), LocalTime.of(8, 0), LocalTime.of(18, 0)),
                ZoneId.of("UTC"),
                holidays,
                Blackout.read("key", List.of("2026-05-15", "2026-07-01/2026-07-12")),
                APPLICATIONS);
    }
}
