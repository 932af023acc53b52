package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.consentcourier.outreach.Outlook;
import org.consentcourier.outreach.Outlook.What;
import org.consentcourier.outreach.Outlook.Why;
import org.junit.jupiter.api.Test;

class OutlookWordsTest {

    private static final Instant AT = Instant.parse("2027-01-14T09:12:00Z");

    @Test
    void a_person_page_says_what_comes_when_and_why() {
        assertThat(OutlookWords.words(new Outlook(What.REMINDER, AT, Why.IN_ITS_TIME, "2")))
                .isEqualTo("reminder 2, 14 Jan 2027, 09:12 UTC or later. Unless consent is given before.");
        assertThat(OutlookWords.words(new Outlook(What.INVITATION, AT, Why.ON_ITS_WAY, "sending window")))
                .isEqualTo(
                        "the invitation, 14 Jan 2027, 09:12 UTC or later. It is in the queue and waits for sending window.");
        assertThat(OutlookWords.words(new Outlook(What.REMINDER, null, Why.OPEN_QUESTION, "NOT_ME")))
                .isEqualTo("a reminder. Not before IT has answered a question: “This is not for me”.");
        assertThat(OutlookWords.words(new Outlook(What.NOTHING, null, Why.GRANTED, null)))
                .isEqualTo("no mail. Consent is given.");
    }

    @Test
    void there_are_words_for_every_step_and_every_reason() {
        assertThat(Arrays.stream(What.values())
                        .flatMap(what -> Arrays.stream(Why.values()).map(why -> new Outlook(what, AT, why, "x"))))
                .allSatisfy(outlook -> assertThat(OutlookWords.words(outlook)).isNotBlank());
    }
}
