package org.consentcourier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.api.Api.it;
import static org.consentcourier.api.Api.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ForecastResourceTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure[] PEOPLE = Figure.several("person", 4);
    private static final Map<String, String> NAMES =
            Stream.of(PEOPLE).collect(Collectors.toMap(Figure::email, figure -> figure.name() + " Example"));
    private static final String PATH = "/applications/" + StandIns.APPLICATION + "/forecast";
    private static final String TODAY = "2026-11-25";

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @BeforeEach
    void four_have_to_consent_and_one_has() {
        scene.begin();
        scene.roster("boss@corp.example", PEOPLE);
        scene.roster("boss@corp.example", ADA);
        scene.consents(ADA);
        sweep.sweep();
    }

    @Test
    void it_says_how_many_mails_of_which_kind_leave_on_which_day() {
        it().get(PATH + "?weeks=7")
                .then()
                .statusCode(200)
                .body("application", equalTo(StandIns.APPLICATION), "started", is(false), "timeZone", equalTo("UTC"))
                .body("exact", is(true), "sampledOneIn", is(1))
                .body("totals.INVITATION", is(4), "totals.REMINDER", is(16), "totals.EXPIRY_NOTICE", is(4))
                .body("days", hasSize(49), "days[0].day", equalTo(TODAY))
                .body("days[0].mails.INVITATION", is(4), "days[0].mails.REMINDER", is(16))
                .body("days[1].total", is(0), "days[1].mails", equalTo(Map.of()))
                .body("days.find { it.day == '2027-01-04' }.mails", equalTo(Map.of("EXPIRY_NOTICE", 4)))
                .body("held", equalTo(Map.of()))
                .body("$", not(hasKey("mails")), "$", not(hasKey("next")));
    }

    @Test
    void the_days_of_a_start_so_many_a_day_are_foreseen_too() {
        it().get(PATH + "?weeks=1&start=2026-11-27&perDay=3")
                .then()
                .body("from", equalTo("2026-11-27T00:00:00Z"))
                .body(
                        "days.findAll { it.mails.INVITATION != null }.collect { it.day + ' ' + it.mails.INVITATION }",
                        equalTo(List.of("2026-11-27 3", "2026-11-28 1")));
    }

    @Test
    void the_mails_of_a_day_are_told_a_page_at_a_time_and_to_whom_they_go() {
        var mails = new ArrayList<Map<String, Object>>();
        var total = 0;
        for (var query = "?weeks=1&limit=8&day=" + TODAY; query != null; ) {
            var page = page(query);
            total = page.getInt("days[0].total");
            mails.addAll(page.getList("mails"));
            var next = page.getString("next");
            query = next == null ? null : "?weeks=1&limit=8&day=%s&after=%s".formatted(TODAY, next);
        }

        assertThat(mails).hasSize(total).doesNotHaveDuplicates();
        assertThat(recipients(mails, DeliveryKind.INVITATION))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(PEOPLE).map(Figure::email).toList());
        assertThat(mails.stream()
                        .filter(mail -> text(mail, "kind").equals("REMINDER"))
                        .collect(Collectors.groupingBy(mail -> text(mail, "step"), Collectors.counting())))
                .isEqualTo(Map.of("1", 4L, "2", 4L, "3", 4L, "4", 4L));
        assertThat(mails.getFirst()).containsEntry("name", NAMES.get(text(mails.getFirst(), "to")));
        assertThat(recipients(mails, DeliveryKind.ESCALATION)).contains(StandIns.OWNER);
    }

    @Test
    void as_csv_it_has_a_line_for_each_day_and_kind() {
        var json = page("?weeks=1");
        var expected = json.<Map<String, Object>>getList("days").stream()
                .flatMap(day -> ((Map<?, ?>) Objects.requireNonNull(day.get("mails")))
                        .entrySet().stream()
                                .map(kind -> "%s,%s,%s,%s"
                                        .formatted(
                                                StandIns.APPLICATION, day.get("day"), kind.getKey(), kind.getValue())));

        var csv = it().accept("text/csv")
                .get(PATH + "?weeks=1")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();

        assertThat(csv.lines())
                .containsExactlyElementsOf(Stream.concat(Stream.of("application,day,kind,mails"), expected)
                        .toList());
    }

    @Test
    void of_what_has_started_the_rest_is_told_and_no_other_start_is_asked_for() {
        scene.start();

        it().get(PATH + "?weeks=1&day=" + LocalDate.parse(TODAY).plusDays(1))
                .then()
                .body("started", is(true), "mails", hasSize(0), "next", nullValue());
        problem(it().get(PATH + "?perDay=5").then(), 400);
        problem(it().get(PATH + "?day=soon").then(), 400);
        problem(it().get(PATH + "?day=" + TODAY + "&after=-1").then(), 400);
        problem(it().get(PATH + "?day=" + TODAY + "&limit=501&weeks=1").then(), 400);
        problem(it().get(PATH + "?weeks=27").then(), 400);
    }

    private static JsonPath page(String query) {
        return it().get(PATH + query).then().statusCode(200).extract().jsonPath();
    }

    private static List<String> recipients(List<Map<String, Object>> mails, DeliveryKind kind) {
        return mails.stream()
                .filter(mail -> text(mail, "kind").equals(kind.name()))
                .map(mail -> text(mail, "to"))
                .toList();
    }

    private static String text(Map<String, Object> mail, String field) {
        return String.valueOf(mail.get(field));
    }
}
