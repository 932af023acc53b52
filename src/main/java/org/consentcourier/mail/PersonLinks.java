package org.consentcourier.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a manager can do about one person from the mail; each leads to a page that says what it does and asks first.
 *
 * @param nudge one more reminder; null: none would help
 */
public record PersonLinks(@Nullable URI nudge, URI left, URI wrongManager, URI exempt) {}
