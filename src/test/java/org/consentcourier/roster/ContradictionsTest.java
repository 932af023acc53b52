package org.consentcourier.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContradictionsTest {

    private static final String FIRST = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
    private static final String SECOND = "3f2504e0-4f89-11d3-9a0c-0305e82c3302";

    @Test
    void of_rows_that_repeat_each_other_the_first_is_taken() {
        var roster = roster("ada@corp.example," + FIRST, "ADA@corp.example," + FIRST, "ada@corp.example," + FIRST);

        assertThat(roster.rows()).extracting(RosterRow::line).containsExactly(2L);
        assertThat(roster.rejects())
                .extracting(Reject::line, Reject::kind, Reject::reason)
                .containsExactly(
                        tuple(3L, Reject.Kind.DUPLICATE, "repeats line 2"),
                        tuple(4L, Reject.Kind.DUPLICATE, "repeats line 2"));
    }

    @Test
    void of_one_address_with_two_user_ids_neither_is_believed() {
        var roster = roster("ada@corp.example," + FIRST, "grace@corp.example,", "ada@corp.example," + SECOND);

        assertThat(roster.rows()).extracting(RosterRow::email).containsExactly("grace@corp.example");
        assertThat(roster.rejects())
                .extracting(Reject::line, Reject::column, Reject::kind)
                .containsExactly(
                        tuple(2L, "APIUserName", Reject.Kind.CONFLICT), tuple(4L, "APIUserName", Reject.Kind.CONFLICT));
        assertThat(roster.rejects().getFirst().reason()).contains("line 4");
        assertThat(roster.rejects().getLast().reason()).contains("line 2");
    }

    @Test
    void of_one_user_id_with_two_addresses_neither_is_believed() {
        var roster = roster("ada@corp.example," + FIRST, "king@corp.example," + FIRST);

        assertThat(roster.rows()).isEmpty();
        assertThat(roster.rejects())
                .extracting(Reject::column, Reject::kind)
                .containsOnly(tuple("UserEmail", Reject.Kind.CONFLICT));
    }

    @Test
    void who_has_no_user_id_contradicts_nobody() {
        assertThat(roster("ada@corp.example,", "grace@corp.example,").rows()).hasSize(2);
    }

    private static RosterFile.Roster roster(String... rows) {
        var file = "Email,APIUserName\n" + String.join("\n", rows);
        return (RosterFile.Roster) RosterReader.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
