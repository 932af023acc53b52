package org.consentcourier.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What asks one person for several applications at once, instead of a mail for each. */
@CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Together(Asks asks) implements MailTemplateInstance, CourierMail {

    @Override
    public Locale locale() {
        return asks.locale();
    }

    @Override
    public String subject() {
        return Wording.in(locale()).askSubject(asks.applicationNames());
    }

    /** Why it asks for one of them. */
    public enum Occasion {
        FIRST,
        REMINDER,
        LAST_CALL,
        TAKEN_BACK,
        MORE_ASKED
    }

    /** One application. */
    public record One(Ask ask, Occasion occasion) {

        /** In the language of the mail why it asks; empty for the first time, which the mail as a whole explains. */
        public String why() {
            var words = Wording.in(ask.locale());
            var app = ask.applicationName();
            return switch (occasion) {
                case FIRST -> "";
                case REMINDER ->
                    ask.isLastReminder()
                            ? words.lastReminder(app, ask.reminderLimit(), ask.lastDayText())
                            : words.stillMissing(app, ask.reminderNumber(), ask.reminderLimit());
                case LAST_CALL ->
                    ask.lastDay() == null ? words.lastCallSoon(app) : words.lastCall(app, ask.lastDayText());
                case TAKEN_BACK -> words.takenBack(app);
                case MORE_ASKED -> words.moreAsked(app);
            };
        }
    }

    /**
     * All of them.
     *
     * @param each the most urgent first; at least one
     */
    public record Asks(List<One> each) {

        /** Keeps its own copy. */
        public Asks {
            each = List.copyOf(each);
        }

        /** What is the same for all: who is asked, in which language, by whom. */
        public Ask ask() {
            return each.getFirst().ask();
        }

        Locale locale() {
            return ask().locale();
        }

        /** In a row, as the language sets them. */
        public String applicationNames() {
            return Wording.list(
                    each.stream().map(one -> one.ask().applicationName()).toList(), locale());
        }

        /** Whom to ask about them. */
        public List<String> supportContacts() {
            return each.stream()
                    .flatMap(one -> Stream.ofNullable(one.ask().supportContact()))
                    .distinct()
                    .toList();
        }
    }
}
