package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consentcourier.roster.RosterChanges.Change;
import org.consentcourier.roster.RosterChanges.Kind;
import org.consentcourier.roster.file.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DifferenceTest {

    @Test
    void what_tells_persons_apart_comes_first_and_in_words() {
        assertThat(of(
                        Map.of("company", "Corp", "email", "ada@corp.example", "membership", "ACTIVATION_SENT"),
                        Map.of("company", "Navy", "email", "king@corp.example", "membership", "ACTIVE")))
                .containsExactly(
                        new Difference("E-mail address", "ada@corp.example", "king@corp.example"),
                        new Difference("Status in Docusign", "not activated yet", "active"),
                        new Difference("Company", "Corp", "Navy"));
    }

    @Test
    void what_was_not_or_is_no_longer_there_is_empty() {
        var nothing = new HashMap<String, Object>();
        nothing.put("language", null);

        assertThat(of(nothing, Map.of("language", "de"))).containsExactly(new Difference("Language", "", "de"));
        assertThat(of(Map.of("language", "de"), nothing)).containsExactly(new Difference("Language", "de", ""));
    }

    @Test
    void extra_information_differs_by_its_own_columns() {
        assertThat(of(
                        Map.of("attributes", Map.of("Floor", "3", "Desk", "12")),
                        Map.of("attributes", Map.of("Floor", "4", "Desk", "12", "Badge", "7"))))
                .containsExactly(new Difference("Badge", "", "7"), new Difference("Floor", "3", "4"));
    }

    @Test
    void rosters_are_listed() {
        assertThat(of(Map.of("rosters", List.of()), Map.of("rosters", List.of("archive", "demo"))))
                .containsExactly(new Difference("On the rosters of", "", "archive, demo"));
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void every_field_of_a_file_has_words(Field field) {
        assertThat(ColumnWords.of(field)).matches("[A-Z].*").doesNotContain("_");
    }

    private static List<Difference> of(Map<String, ?> before, Map<String, ?> after) {
        return Difference.of(new Change(
                Kind.UPDATED, 1, 2L, "ada@corp.example", "Ada", new HashMap<>(before), new HashMap<>(after)));
    }
}
