package org.consentcourier.outreach;

import org.consentcourier.mail.Rendering;

/**
 * A mail that is only looked at; its links let nobody in.
 *
 * @param source as it would go over the wire
 */
public record Preview(Rendering mail, String source) {}
