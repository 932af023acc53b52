package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consentcourier.docusign.DirectoryAnswer.Found;
import org.consentcourier.docusign.DirectoryFailure.Unavailable;
import org.consentcourier.docusign.PageAnswer.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a list of users, and what is not believed. */
class UserListTest {
    private static final Evidence EVIDENCE = new Evidence(200, null, null, "trace");
    private static final String ADA = "a0a0a0a0-0000-4000-8000-000000000001";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'users':[],'totalSetSize':'0'}",
                "{'users':[]}",
                "{'totalSetSize':'0'}",
                "{'users':null,'totalSetSize':0,'startPosition':'0','endPosition':'-1'}",
                "{'paging':{'total_set_size':0}}"
            })
    void nobody_is_told_in_several_ways(String body) {
        assertThat(found(body).users()).isEmpty();
        assertThat(page(body, 0).users()).isEmpty();
        assertThat(page(body, 0).next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'users':null}",
                "{'users':{}}",
                "{'users':'none'}",
                "{'totalSetSize':'7'}",
                "{'totalSetSize':''}"
            })
    void no_list_and_no_count_are_no_answer(String body) {
        assertThat(with(body)).isInstanceOf(Unavailable.class);
        assertThat(from(body, 0)).isInstanceOf(Unavailable.class);
    }

    @Test
    void everything_is_taken_from_either_api_and_made_printable() {
        var body = """
                {'users':[{'userId':' %s ','email':'ada@corp.example','userName':'Ada\\n Lovelace','firstName':'Ada',
                'lastName':'','jobTitle':'Countess','company':'Corp','permissionProfileName':'DocuSign Sender',
                'userStatus':'Active'}]}""".formatted(ADA.toUpperCase(Locale.ROOT));

        assertThat(found(body).users())
                .containsExactly(new DirectoryUser(
                        UUID.fromString(ADA),
                        "ada@corp.example",
                        UserStatus.ACTIVE,
                        "Ada Lovelace",
                        "Ada",
                        null,
                        "Countess",
                        "Corp",
                        "DocuSign Sender"));
    }

    @Test
    void an_address_that_is_too_long_is_not_cut() {
        var body = "{'users':[%s]}".formatted(user(1, "ada@corp.example" + ".example".repeat(50)));

        assertThat(page(body, 0).unreadable()).isOne();
    }

    @Test
    void who_has_another_address_was_not_asked_for() {
        var body = "{'users':[%s,%s,%s]}"
                .formatted(user(1, "grace@corp.example"), user(2, "ADA@corp.example"), user(3, "ada@corp.example.com"));

        assertThat(found(body).users()).extracting(DirectoryUser::userId).containsExactly(new UUID(0, 2));
    }

    @Test
    void a_user_named_twice_is_one_and_the_ablest_status_counts() {
        var body = """
                {'users':[{'id':'%1$s','email':'ada@corp.example','membership_status':'closed','user_status':'active'},
                {'id':'%1$s','email':'ada@corp.example','membership_status':'active','user_status':'active'},
                {'id':'%1$s','email':'ada@corp.example','membership_status':'disabled','user_status':'active'}]}""".formatted(ADA);

        assertThat(found(body).users()).extracting(DirectoryUser::status).containsExactly(UserStatus.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Active, ACTIVE",
        "'', activationsent, ACTIVATION_SENT",
        "'', ACTIVATION_REQUIRED, ACTIVATION_REQUIRED",
        "'', created, ACTIVATION_REQUIRED",
        "'', Disabled, DISABLED",
        "'', Suspended, UNKNOWN",
        "'', '', UNKNOWN",
        "active, active, ACTIVE",
        "active, closed, CLOSED",
        "activation_sent, created, ACTIVATION_SENT",
        "something_new, active, UNKNOWN"
    })
    void statuses_are_docusigns_words_or_unknown(String membership, String user, UserStatus status) {
        var body = "{'users':[{'id':'%s','email':'ada@corp.example','membership_status':'%s','user_status':'%s'}]}"
                .formatted(ADA, membership, user);

        assertThat(found(body).users()).extracting(DirectoryUser::status).containsExactly(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'email':'ada@corp.example'}",
                "{'userId':7,'email':'ada@corp.example'}",
                "{'userId':'1-1-1-1-1','email':'ada@corp.example'}",
                "{'userId':'a0a0a0a0-0000-4000-8000-000000000001'}",
                "{'userId':'a0a0a0a0-0000-4000-8000-000000000001','email':'Ada Lovelace'}",
                "{'userId':'a0a0a0a0-0000-4000-8000-000000000001','email':'ada@corp.example\\r\\nBcc: x@corp.example'}",
                "null",
                "[]"
            })
    void who_cannot_be_read_may_be_anybody(String entry) {
        var body = "{'users':[%s,%s]}".formatted(user(1, "ada@corp.example"), entry);

        assertThat(with(body)).isInstanceOf(Unavailable.class);
        assertThat(page(body, 0).users()).hasSize(1);
        assertThat(page(body, 0).unreadable()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'totalSetSize':'2'",
                "'totalSetSize':2",
                "'nextUri':'/users?start_position=1'",
                "'paging':{'next':'/x'}"
            })
    void an_address_with_more_users_than_one_answer_holds_is_none(String more) {
        assertThat(with("{'users':[%s],%s}".formatted(user(1, "ada@corp.example"), more)))
                .isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 'startPosition:\"0\",totalSetSize:\"5\"', 2",
        "2, 2, 'startPosition:2,totalSetSize:5,nextUri:\"/x\"', 4",
        "4, 1, 'startPosition:\"4\",totalSetSize:\"5\"', ",
        "4, 1, 'startPosition:\"4\",totalSetSize:\"5\",nextUri:\"/x\"', ",
        "0, 2, 'startPosition:0,nextUri:\"/x\"', 2",
        "2, 2, 'paging:{result_set_start_position:2,total_set_size:5}', 4",
        "2, 2, 'paging:{result_set_start_position:\"2\",next:\"/x\"}', 4",
        "9, 0, 'startPosition:5,totalSetSize:5', ",
        "3, 0, '', "
    })
    void the_next_page_starts_where_this_one_ends(int start, int rows, String paging, Integer next) {
        var page = page(body(rows, paging), start);

        assertThat(page.next()).isEqualTo(next == null ? OptionalInt.empty() : OptionalInt.of(next));
        assertThat(page.users()).hasSize(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, 'startPosition:0,totalSetSize:5', another page",
        "0, 0, 'startPosition:0,totalSetSize:5', do not get any further",
        "0, 0, 'nextUri:\"/x\"', do not get any further",
        "2, 2, 'nextUri:\"/x\"', do not get any further",
        "2, 3, 'totalSetSize:4', more users than it counts",
        "999999, 2, 'startPosition:999999,totalSetSize:\"999999999\"', do not end"
    })
    void a_page_that_contradicts_itself_ends_the_list(int start, int rows, String paging, String reason) {
        assertThat(from(body(rows, paging), start))
                .isInstanceOfSatisfying(
                        Unavailable.class, down -> assertThat(down.reason()).contains(reason));
    }

    @Test
    void the_text_of_a_user_tells_nobody_who_it_is() {
        assertThat(found("{'users':[%s]}".formatted(user(1, "ada@corp.example")))
                        .toString())
                .contains(new UUID(0, 1).toString())
                .doesNotContain("corp.example", "Somebody");
    }

    private static String body(int rows, String paging) {
        var users = IntStream.range(0, rows)
                .mapToObj(row -> user(row, "p" + row + "@corp.example"))
                .collect(Collectors.joining(","));
        var fields = paging.replaceAll("(\\w+):(?!/)", "'$1':");
        return "{'users':[" + users + "]" + (fields.isEmpty() ? "" : "," + fields) + "}";
    }

    private static String user(int number, String email) {
        return "{'userId':'%s','email':'%s','userName':'Somebody','userStatus':'Active'}"
                .formatted(new UUID(0, number), email);
    }

    private static Found found(String body) {
        var answer = with(body);
        assertThat(answer).isInstanceOf(Found.class);
        return (Found) answer;
    }

    private static Page page(String body, int start) {
        var answer = from(body, start);
        assertThat(answer).isInstanceOf(Page.class);
        return (Page) answer;
    }

    private static DirectoryAnswer with(String body) {
        return list(body).with("ada@corp.example");
    }

    private static PageAnswer from(String body, int start) {
        return list(body).from(start);
    }

    private static UserList list(String body) {
        var json = Json.object(body.replace('\'', '"')).orElseThrow();
        return new UserList(new ApiAnswer(json, EVIDENCE, Optional.empty()));
    }
}
