package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.mail.Rendering;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class AttributesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");

    private static final Occasion INVITED =
            new Occasion(DeliveryKind.INVITATION, 1, 0, MovableClock.START, "v1.signed", Optional.empty());

    @Inject
    Scene scene;

    @Inject
    AskText text;

    @Inject
    Applications applications;

    @Inject
    ConsentRequests requests;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void what_a_column_of_its_own_says_can_be_said_in_a_mail() {
        scene.load("Email,First name,Last name,COST CENTER\nada@corp.example,Ada,Lovelace,R&D <4711>\n");

        var mail = mail(ADA);

        assertThat(mail.html()).contains("Ada Lovelace of R&amp;D &lt;4711&gt;, floor []");
        assertThat(mail.html()).doesNotContain("downstairs");
        assertThat(mail.text()).contains("Ada Lovelace of R&D <4711>, floor []");
    }

    @Test
    void whoever_has_none_is_written_to_all_the_same() {
        scene.load("Email,Cost center,Floor\nada@corp.example,4711,3\ngrace@corp.example,,\n");

        assertThat(mail(GRACE).text()).contains("grace@corp.example of , floor []");
        assertThat(mail(ADA).text()).contains("ada@corp.example of 4711, floor [3]");
        assertThat(mail(ADA).html()).contains("downstairs");
    }

    @Test
    void a_mail_program_is_told_where_its_button_leads() {
        scene.load("Email\nada@corp.example\n");

        var headers = text.headers(StandIns.APPLICATION, "v1.signed");

        assertThat(headers).containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        assertThat(headers.get("List-Unsubscribe"))
                .isEqualTo("<" + StandIns.baseUrl() + "/consent/demo/mute?state=v1.signed>");
    }

    private Rendering mail(Figure figure) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Rendering.of(new OwnWords(text.ask(
                        applications.find(StandIns.APPLICATION).orElseThrow(),
                        requests.findById(scene.row(figure).id()),
                        INVITED))));
    }
}
