package org.consentcourier.outreach;

import org.jspecify.annotations.Nullable;

/**
 * Whom a wave is to let in, and how fast.
 *
 * @param perDay first mails a day; null: any number
 */
public record WaveWish(WaveFilter filter, @Nullable Integer perDay) {}
