package org.consentcourier.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews.EventRow;
import org.consentcourier.consent.OpenQuestions.Question;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.grant.GrantCheckLog.Check;
import org.jspecify.annotations.Nullable;

/** Everything that happened to a person, of all kinds, as one story. */
final class Timeline {

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<String>> askedFor;

    /** {@code askedFor}: the applications each mail asks for, by Message-ID. */
    Timeline(Map<String, List<String>> askedFor) {
        this.askedFor = askedFor;
    }

    /**
     * One thing that happened; what does not apply is null.
     *
     * @param about the application, empty where there is but one
     * @param trace Docusign's trace token, which its support asks for; every answer has its own
     * @param mailId the mail, where it is one
     * @param times how often the same happened in a row, {@code at} and {@code trace} being those of the last time
     */
    record Entry(
            Instant at,
            String about,
            String what,
            String detail,
            @Nullable String trace,
            @Nullable ConsentStatus state,
            @Nullable DeliveryStatus mail,
            @Nullable UUID mailId,
            int times) {

        private Entry again(Entry earlier) {
            return new Entry(at, about, what, detail, trace, state, mail, mailId, times + earlier.times);
        }

        /** The detail in full. */
        public String evidence() {
            return joined(detail, trace == null ? null : "trace " + trace);
        }

        private boolean repeats(Entry other) {
            return state == null
                    && mail == null
                    && about.equals(other.about)
                    && what.equals(other.what)
                    && detail.equals(other.detail);
        }
    }

    void add(String about, List<EventRow> events, List<Check> checks, List<DeliveryRow> mails) {
        events.forEach(event -> entries.add(event(about, event)));
        checks.forEach(check -> entries.add(check(about, check)));
        mails.forEach(mail -> entries.add(mail(about, mail)));
    }

    /** What IT was asked about the person, and the answers. */
    void addQuestions(String about, List<Question> questions) {
        for (var question : questions) {
            var words = Words.words(question.kind());
            entries.add(note(
                    question.askedAt(),
                    about,
                    "Question for IT: " + words,
                    joined(question.detail(), Words.asker(question.askedBy()))));
            var answered = question.answeredAt();
            if (answered != null) {
                entries.add(note(
                        answered,
                        about,
                        "Answered: " + words,
                        joined(question.answer(), "by " + question.answeredBy())));
            }
        }
    }

    private static Entry note(Instant at, String about, String what, String detail) {
        return new Entry(at, about, what, detail, null, null, null, null, 1);
    }

    /** Checks with the same answer and nothing between them are one entry. */
    List<Entry> newestFirst() {
        var story = new ArrayList<Entry>();
        entries.stream().sorted(Comparator.comparing(Entry::at)).forEach(entry -> {
            if (!story.isEmpty() && entry.repeats(story.getLast())) {
                story.set(story.size() - 1, entry.again(story.getLast()));
            } else {
                story.add(entry);
            }
        });
        return story.reversed();
    }

    private static Entry event(String about, EventRow event) {
        var changed = event.from() != event.to();
        var what = !changed
                ? Objects.requireNonNullElse(event.note(), "Noted")
                : event.from() == null ? "Imported" : "Was: " + Words.words(event.from());
        return new Entry(
                event.at(),
                about,
                what,
                joined(
                        "by " + event.actor(),
                        changed ? event.note() : null,
                        http(event.httpStatus()),
                        event.error(),
                        event.errorDescription()),
                event.traceToken(),
                changed ? event.to() : null,
                null,
                null,
                1);
    }

    private static Entry check(String about, Check check) {
        var answer = check.outcome().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Entry(
                check.at(),
                about,
                "Docusign asked: " + answer,
                joined(
                        check.late() ? "came late, changed nothing" : null,
                        http(check.httpStatus()),
                        check.error(),
                        check.errorDescription(),
                        check.reason()),
                check.traceToken(),
                null,
                null,
                null,
                1);
    }

    private Entry mail(String about, DeliveryRow mail) {
        return new Entry(
                mail.sentAt() == null ? mail.createdAt() : mail.sentAt(),
                about,
                MailWords.words(mail.kind()) + " to " + mail.to(),
                joined(
                        mail.subject(),
                        together(about, mail),
                        mail.waitsFor() == null ? null : "waits for " + mail.waitsFor(),
                        mail.attempts() > 1 ? mail.attempts() + " attempts" : null,
                        mail.lastReply()),
                null,
                null,
                mail.status(),
                mail.id(),
                1);
    }

    private @Nullable String together(String about, DeliveryRow mail) {
        var others = askedFor.getOrDefault(mail.messageId(), List.of()).stream()
                .filter(application -> !application.equals(about))
                .sorted()
                .collect(Collectors.joining(", "));
        return about.isEmpty() || others.isEmpty() ? null : "in one mail with " + others;
    }

    private static @Nullable String http(@Nullable Integer status) {
        return status == null ? null : "HTTP " + status;
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }
}
