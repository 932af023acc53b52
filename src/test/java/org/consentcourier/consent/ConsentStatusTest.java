package org.consentcourier.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.consent.ConsentStatus.DECLINED;
import static org.consentcourier.consent.ConsentStatus.EXEMPT;
import static org.consentcourier.consent.ConsentStatus.EXPIRED;
import static org.consentcourier.consent.ConsentStatus.FAULTY;
import static org.consentcourier.consent.ConsentStatus.GRANTED;
import static org.consentcourier.consent.ConsentStatus.LEFT;
import static org.consentcourier.consent.ConsentStatus.NEW;
import static org.consentcourier.consent.ConsentStatus.PENDING;
import static org.consentcourier.consent.ConsentStatus.REVOKED;
import static org.consentcourier.consent.ConsentStatus.UNRESOLVED;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentStatusTest {

    /** The table of the design, written down a second time on purpose. */
    private static final Map<ConsentStatus, Set<ConsentStatus>> TABLE = new EnumMap<>(Map.of(
            UNRESOLVED, Set.of(NEW, FAULTY, EXEMPT, LEFT),
            NEW, Set.of(PENDING, GRANTED, FAULTY, UNRESOLVED, EXEMPT, LEFT),
            PENDING, Set.of(GRANTED, DECLINED, EXPIRED, FAULTY, EXEMPT, LEFT),
            GRANTED, Set.of(REVOKED, FAULTY, LEFT),
            REVOKED, Set.of(GRANTED, DECLINED, EXPIRED, FAULTY, EXEMPT, LEFT),
            DECLINED, Set.of(PENDING, GRANTED, FAULTY, EXEMPT, LEFT),
            EXPIRED, Set.of(PENDING, GRANTED, FAULTY, EXEMPT, LEFT),
            FAULTY, Set.of(PENDING, GRANTED, NEW, UNRESOLVED, EXEMPT, LEFT),
            EXEMPT, Set.of(NEW, UNRESOLVED, LEFT),
            LEFT, Set.of(NEW, DECLINED, EXEMPT)));

    @ParameterizedTest
    @EnumSource
    void each_state_becomes_just_what_the_table_says(ConsentStatus status) {
        assertThat(Arrays.stream(ConsentStatus.values())
                        .filter(status::canBecome)
                        .collect(Collectors.toSet()))
                .isEqualTo(TABLE.get(status));
    }

    @Test
    void a_new_round_begins_when_consent_is_taken_back_or_it_asks_again() {
        assertThat(allPairs().filter(pair -> pair.from().beginsRound(pair.to())))
                .containsExactlyInAnyOrder(
                        new Pair(GRANTED, REVOKED),
                        new Pair(DECLINED, PENDING),
                        new Pair(EXPIRED, PENDING),
                        new Pair(EXEMPT, NEW),
                        new Pair(EXEMPT, UNRESOLVED));
    }

    @Test
    void only_those_are_asked_of_whom_docusign_said_consent_required() {
        assertThat(Arrays.stream(ConsentStatus.values()).filter(ConsentStatus::isAsked))
                .containsExactly(PENDING, REVOKED);
    }

    private record Pair(ConsentStatus from, ConsentStatus to) {}

    private static Stream<Pair> allPairs() {
        return Arrays.stream(ConsentStatus.values())
                .flatMap(from -> Arrays.stream(ConsentStatus.values()).map(to -> new Pair(from, to)))
                .filter(pair -> pair.from() != pair.to());
    }
}
