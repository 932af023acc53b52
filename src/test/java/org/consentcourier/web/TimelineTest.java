package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews.EventRow;
import org.consentcourier.grant.GrantCheckLog.Check;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void equal_checks_in_a_row_are_one_entry_and_an_event_between_parts_them() {
        var timeline = new Timeline(Map.of());
        timeline.add(
                "",
                List.of(event(0, null, ConsentStatus.NEW), event(25, ConsentStatus.NEW, ConsentStatus.PENDING)),
                List.of(check(40), check(30), check(20), check(10)),
                List.of());

        var story = timeline.newestFirst();

        assertThat(story).extracting(Timeline.Entry::times).containsExactly(2, 1, 2, 1);
        assertThat(story).extracting(Timeline.Entry::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(story.getFirst().what()).isEqualTo("Docusign asked: consent required");
        assertThat(story.get(1).what()).isEqualTo("Was: Not checked yet");
        assertThat(story.getLast().what()).isEqualTo("Imported");
    }

    @Test
    void what_docusign_answered_is_told_whole_with_the_trace_token_of_the_last_time() {
        var timeline = new Timeline(Map.of());
        timeline.add(
                "",
                List.of(new EventRow(
                        START,
                        1,
                        ConsentStatus.PENDING,
                        ConsentStatus.FAULTY,
                        "scheduler",
                        null,
                        400,
                        "invalid_grant",
                        "user_not_found",
                        "t-event")),
                List.of(check(10), check(20)),
                List.of());

        assertThat(timeline.newestFirst())
                .extracting(Timeline.Entry::evidence)
                .containsExactly(
                        "HTTP 400 · consent_required · trace t-20",
                        "by scheduler · HTTP 400 · invalid_grant · user_not_found · trace t-event");
    }

    @Test
    void where_nobody_answered_the_reason_is_told() {
        var timeline = new Timeline(Map.of());
        var silence = new Check(
                START, "UNAVAILABLE", false, null, null, null, null, "Docusign did not answer within 15000 ms");
        timeline.add("", List.of(), List.of(silence), List.of());

        assertThat(timeline.newestFirst())
                .extracting(Timeline.Entry::evidence)
                .containsExactly("Docusign did not answer within 15000 ms");
    }

    private static Check check(int seconds) {
        return new Check(
                START.plusSeconds(seconds),
                "CONSENT_REQUIRED",
                false,
                400,
                "consent_required",
                null,
                "t-" + seconds,
                null);
    }

    private static EventRow event(int seconds, @Nullable ConsentStatus from, ConsentStatus to) {
        return new EventRow(START.plusSeconds(seconds), 1, from, to, "it", null, null, null, null, null);
    }
}
