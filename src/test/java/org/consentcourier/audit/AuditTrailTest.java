package org.consentcourier.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionalException;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class AuditTrailTest {

    @Inject
    AuditTrail audit;

    @Inject
    EntityManager entities;

    @Test
    void the_newest_act_is_read_first() {
        QuarkusTransaction.requiringNew().run(() -> {
            audit.record("ada", "start", "hr", "");
            audit.record("ada", "pause", "hr", "lunch");
        });

        assertThat(audit.newest(0, 2)).extracting(AuditLine::action).containsExactly("pause", "start");
        assertThat(audit.newest(0, 1)).singleElement().satisfies(line -> {
            assertThat(line.actor()).isEqualTo("ada");
            assertThat(line.subject()).isEqualTo("hr");
            assertThat(line.detail()).isEqualTo("lunch");
        });
    }

    @Test
    void an_act_that_is_undone_leaves_no_entry() {
        QuarkusTransaction.begin();
        audit.record("ada", "undone", "hr", "");
        QuarkusTransaction.rollback();

        assertThat(audit.newest(0, 100)).extracting(AuditLine::action).doesNotContain("undone");
    }

    @Test
    void nothing_is_noted_outside_the_transaction_of_an_act() {
        assertThatThrownBy(() -> audit.record("ada", "start", "hr", "")).isInstanceOf(TransactionalException.class);
    }

    @Test
    void an_entry_can_neither_be_changed_nor_removed() {
        QuarkusTransaction.requiringNew().run(() -> audit.record("ada", "start", "hr", ""));

        for (var sql : java.util.List.of("delete from audit_entry", "update audit_entry set actor = 'x'")) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                            .run(() -> entities.createNativeQuery(sql).executeUpdate()))
                    .hasStackTraceContaining("audit_entry is append-only");
        }
    }
}
