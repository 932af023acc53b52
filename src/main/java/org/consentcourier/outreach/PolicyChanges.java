package org.consentcourier.outreach;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.consentcourier.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * Finds out at start what has changed in the policies, and makes all nodes go by the same: those of the node started last. One that
 * still runs with older settings follows it, and changes nothing before it is started anew itself.
 */
@ApplicationScoped
@Transactional
public class PolicyChanges {

    private static final String ACTOR = "start";

    private final StoredPolicies stored;
    private final OutreachPolicies policies;
    private final AuditTrail audit;
    private final Clock clock;
    private Map<String, String> followed = Map.of();

    PolicyChanges(StoredPolicies stored, OutreachPolicies policies, AuditTrail audit, Clock clock) {
        this.stored = stored;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start) {
        stored.lock();
        var before = stored.all();
        policies.configured().forEach((application, policy) -> compare(application, before.get(application), policy));
        follow();
    }

    /** What was last changed in that of an application; empty: nothing. */
    public Optional<PolicyChange> last(String application) {
        return stored.lastChange(application);
    }

    /** Goes by what is stored now. */
    synchronized void follow() {
        var now = stored.all();
        if (!now.equals(followed)) {
            policies.follow(read(now));
            followed = now;
        }
    }

    /** Has outreach look anew at some of those whom a change concerns; returns how many there were, 0 when that is done. */
    int lookAtSome() {
        return stored.lookAtSome(clock.instant());
    }

    private void compare(String application, @Nullable String before, OutreachPolicy policy) {
        var after = PolicyText.of(policy);
        if (before == null) {
            stored.write(application, after, clock.instant(), "");
        } else if (!before.equals(after)) {
            change(application, PolicyText.changes(before, after), after);
        }
    }

    private void change(String application, String what, String after) {
        var now = clock.instant();
        stored.write(application, after, now, what);
        audit.record(ACTOR, "changed the policy of", "application " + application, what);
        stored.lookAnew(application);
        Log.infof(
                "The policy of application %s changed: %s; whoever was asked is looked at anew, after those who are due",
                application, what);
    }

    /** One this version cannot read is left alone: its node is a newer one. */
    private Map<String, OutreachPolicy> read(Map<String, String> texts) {
        var readable = new HashMap<String, OutreachPolicy>();
        policies.configured().forEach((application, own) -> {
            var text = texts.get(application);
            if (text == null || text.equals(PolicyText.of(own))) {
                return;
            }
            try {
                readable.put(application, PolicyText.read(text));
                Log.warnf(
                        "Application %s goes by the settings of the node started last, not by this node's: %s. Start this node anew with the same",
                        application, PolicyText.changes(PolicyText.of(own), text));
            } catch (IllegalArgumentException e) {
                Log.warnf(
                        "Application %s goes by this node's settings: those of the node started last are of another version",
                        application);
            }
        });
        return readable;
    }
}
