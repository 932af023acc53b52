package org.consentcourier.consent;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One change of a state, or one thing worth keeping about it; the database refuses to change or delete it. */
@Entity
@Table(name = "consent_event")
class ConsentEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID requestId;
    private int round;
    private Instant at;

    @Enumerated(EnumType.STRING)
    private ConsentStatus fromStatus;

    @Enumerated(EnumType.STRING)
    private ConsentStatus toStatus;

    private String actor;
    private String note;
    private Integer httpStatus;
    private String error;
    private String errorDescription;
    private String traceToken;

    protected ConsentEvent() {}

    ConsentEvent(ConsentRequest request, ConsentStatus from, Cause cause, Instant at) {
        this.requestId = request.id();
        this.round = request.round();
        this.at = at;
        this.fromStatus = from;
        this.toStatus = request.status();
        this.actor = cause.actor();
        this.note = cause.note();
        this.httpStatus = cause.httpStatus();
        this.error = cause.error();
        this.errorDescription = cause.errorDescription();
        this.traceToken = cause.traceToken();
    }
}
