package org.consentcourier.support;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.roster.RosterChanged;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.support.Scene.Figure;
import org.hibernate.Session;

/** Several Docusign users of one address, and users who have not activated, as an import or the directory would note them. */
@ApplicationScoped
public class Candidates {

    private final Scene scene;
    private final Session session;
    private final Event<RosterChanged> rosterChanged;
    private final Clock clock;

    Candidates(Scene scene, Session session, Event<RosterChanged> rosterChanged, Clock clock) {
        this.scene = scene;
        this.session = session;
        this.rosterChanged = rosterChanged;
        this.clock = clock;
    }

    /** Another Docusign user with this person's address, always the same of one name. */
    public static UUID other(Figure figure, String name) {
        return Figure.named(figure.name() + " " + name).userId();
    }

    /** Docusign knows these users of the person's address beside the usual one. */
    public void docusignKnows(Figure figure, UUID... userIds) {
        for (var userId : userIds) {
            scene.docusign().knows(DocusignUser.active(userId, figure.email(), figure.name(), "Other"));
        }
    }

    /** These User IDs are known for the person's address, with a detail each. */
    public void found(Figure figure, UUID... userIds) {
        change(figure, () -> {
            for (var userId : userIds) {
                session.createNativeMutationQuery("""
                                insert into user_id_candidate (environment, person_id, user_id, detail, found_at)
                                values ('DEMO', :person, :userId, :detail, :at)""")
                        .setParameter("person", person(figure))
                        .setParameter("userId", userId)
                        .setParameter(
                                "detail", "Active, account " + userId.toString().substring(0, 4))
                        .setParameter("at", clock.instant())
                        .executeUpdate();
            }
        });
    }

    /** Docusign's word about the membership of the User ID in use. */
    public void membership(Figure figure, String membership) {
        change(
                figure,
                () -> session.createNativeMutationQuery(
                                "update docusign_identity set membership = :membership where person_id = :person")
                        .setParameter("membership", membership)
                        .setParameter("person", person(figure))
                        .executeUpdate());
    }

    /** Docusign knows no user of the person's address, which nobody has a User ID for. */
    public void unknownAddress(Figure figure) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update consent_request set status = 'FAULTY' where person_id = :person and user_id is null")
                        .setParameter("person", person(figure))
                        .executeUpdate());
    }

    /** No file names the person any more. */
    public void leaves(Figure figure) {
        rosters(figure, "{}");
    }

    /** A file names the person again. */
    public void returns(Figure figure) {
        rosters(figure, "{" + StandIns.APPLICATION + "}");
    }

    private void rosters(Figure figure, String rosters) {
        change(
                figure,
                () -> session.createNativeMutationQuery(
                                "update person set rosters = cast(:rosters as text[]) where id = :person")
                        .setParameter("rosters", rosters)
                        .setParameter("person", person(figure))
                        .executeUpdate());
    }

    private UUID person(Figure figure) {
        return scene.row(figure).personId();
    }

    private void change(Figure figure, Runnable change) {
        QuarkusTransaction.requiringNew().run(() -> {
            change.run();
            rosterChanged.fire(RosterChanged.of(List.of(StandIns.APPLICATION), "it", Set.of(person(figure))));
        });
    }
}
