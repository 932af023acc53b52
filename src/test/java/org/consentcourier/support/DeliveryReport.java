package org.consentcourier.support;

/** What a mail server writes to the sender of a mail that it could not deliver, or not yet (RFC 3464). */
public final class DeliveryReport {

    private DeliveryReport() {}

    /** Sent to that address, of the mail with that Message-ID; the action is {@code failed} or {@code delayed}. */
    public static String of(String to, String action, String status, String messageId) {
        return """
            Return-Path: <>
            From: Mail Delivery System <MAILER-DAEMON@mail.corp.example>
            To: %s
            Subject: Undelivered Mail Returned to Sender
            Message-ID: <report-%s@mail.corp.example>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

            --b1
            Content-Type: text/plain

            I'm sorry to have to inform you that your message could not be delivered.

            --b1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.corp.example

            Final-Recipient: rfc822; ada@corp.example
            Action: %s
            Status: %s
            Diagnostic-Code: smtp; 550 %s <ada@corp.example> said no

            --b1
            Content-Type: text/rfc822-headers

            Message-ID: %s

            --b1--
            """.formatted(to, status, action, status, status, messageId);
    }
}
