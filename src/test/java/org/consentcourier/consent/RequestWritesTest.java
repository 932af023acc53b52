package org.consentcourier.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RequestWritesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Set<String> NOT_COMPARED = Set.of("person", "version");
    /** An import alone writes it. */
    private static final String EMPTY_HERE = "statusBeforeLeft=null";

    @Inject
    Scene scene;

    @Inject
    ConsentRequests requests;

    @Inject
    MovableClock clock;

    @BeforeEach
    void two_people() {
        scene.begin();
        scene.roster("boss@corp.example", ADA, GRACE);
    }

    @Test
    void what_is_written_at_once_is_stored_as_it_was_in_every_field() {
        var changed = QuarkusTransaction.requiringNew().call(() -> {
            var locked = requests.tryLockToWrite(ids());
            exempted(of(ADA, locked));
            unknown(of(GRACE, locked));
            requests.write(locked);
            return locked.stream().map(RequestWritesTest::fields).toList();
        });

        var stored = QuarkusTransaction.requiringNew()
                .call(() -> requests.lock(ids()).stream()
                        .map(RequestWritesTest::fields)
                        .toList());

        assertThat(stored).isEqualTo(changed);
        assertThat(stored.stream()
                        .flatMap(List::stream)
                        .filter(field -> field.endsWith("=null") && !field.equals(EMPTY_HERE)))
                .as("fields of which one of the two has a value")
                .doesNotHaveDuplicates();
    }

    @Test
    void whoever_had_read_them_before_learns_that_they_are_others_now() {
        var before = versions();

        QuarkusTransaction.requiringNew().run(() -> requests.write(requests.tryLockToWrite(ids())));

        assertThat(versions())
                .isEqualTo(before.stream().map(version -> version + 1).toList());
    }

    private void exempted(ConsentRequest request) {
        request.proven(now(), "signature impersonation");
        request.noteMembership(StandIns.ACCOUNT, true);
        request.become(ConsentStatus.EXEMPT, now());
        request.exempt("on \"leave\", {so} to \\ say", LocalDate.of(2027, 1, 31));
        request.claimCheck(now().plus(1, ChronoUnit.MINUTES));
        request.checked(now(), 3, now().plus(2, ChronoUnit.DAYS));
        request.outreachAt(now().plus(3, ChronoUnit.DAYS));
        request.awayUntil(now().plus(4, ChronoUnit.DAYS));
        request.letIn(now().minus(1, ChronoUnit.DAYS));
    }

    private void unknown(ConsentRequest request) {
        request.become(ConsentStatus.GRANTED, now());
        request.become(ConsentStatus.REVOKED, now());
        request.become(ConsentStatus.FAULTY, now().plusSeconds(1));
    }

    private Instant now() {
        return clock.instant().plus(123_456, ChronoUnit.MICROS);
    }

    private List<Integer> versions() {
        return QuarkusTransaction.requiringNew()
                .call(() -> requests.lock(ids()).stream()
                        .map(request -> Integer.parseInt(value("version", request)))
                        .toList());
    }

    private List<UUID> ids() {
        return List.of(scene.row(ADA).id(), scene.row(GRACE).id());
    }

    private ConsentRequest of(Figure figure, List<ConsentRequest> all) {
        return all.stream()
                .filter(request -> request.id().equals(scene.row(figure).id()))
                .findFirst()
                .orElseThrow();
    }

    /** By reflection, so that no field can be forgotten. */
    private static List<String> fields(ConsentRequest request) {
        return Arrays.stream(ConsentRequest.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers())
                        && !field.getName().startsWith("$$_"))
                .map(Field::getName)
                .filter(name -> !NOT_COMPARED.contains(name))
                .map(name -> name + "=" + value(name, request))
                .toList();
    }

    private static String value(String name, ConsentRequest request) {
        try {
            var field = ConsentRequest.class.getDeclaredField(name);
            field.setAccessible(true);
            return String.valueOf(field.get(request));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
