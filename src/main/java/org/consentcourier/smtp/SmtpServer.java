package org.consentcourier.smtp;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * Where the mail server is and how it is spoken to.
 *
 * @param checksName whether its certificate must be issued for {@code host}
 */
public record SmtpServer(
        String host,
        int port,
        Encryption encryption,
        SSLSocketFactory tls,
        boolean checksName,
        Optional<Login> login,
        Habits habits) {

    /**
     * What is a matter of taste, and of speed.
     *
     * @param ownName how we introduce ourselves
     * @param pipelining whether a server that offers it gets several commands at once
     * @param timeout how long one mail may take, connection included
     * @param kept most connections kept while there is nothing to send; 0: none
     * @param idle how long they are kept
     * @param mailsPerConnection 0: any number
     */
    public record Habits(
            String ownName, boolean pipelining, Duration timeout, int kept, Duration idle, long mailsPerConnection) {}
}
