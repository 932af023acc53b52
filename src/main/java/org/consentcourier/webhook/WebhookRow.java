package org.consentcourier.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint as pages and the API show it; nothing of its secrets.
 *
 * @param url without its query, which may hold a password
 * @param applications only of these; empty: of all
 * @param since it is told of what happened from then on
 * @param resumeAt no call before this
 * @param queues notices by status; those delivered are not counted
 */
public record WebhookRow(
        String name,
        String url,
        List<String> applications,
        WebhookState state,
        @Nullable Instant since,
        @Nullable Instant offSince,
        @Nullable Instant resumeAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastFailureAt,
        @Nullable String lastFailure,
        Map<NoticeStatus, Long> queues) {}
