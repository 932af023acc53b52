package org.consentcourier.delivery;

import org.consentcourier.mail.Rendering;

/**
 * A mail written once more.
 *
 * @param sent as it leaves; for comparison alone
 * @param shown the same without what lets its reader in
 */
public record Rewritten(Rendering sent, Rendering shown) {

    /** One that lets nobody in. */
    public static Rewritten of(Rendering mail) {
        return new Rewritten(mail, mail);
    }
}
