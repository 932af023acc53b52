package org.consentcourier.mail;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import java.util.regex.Pattern;

/** A file that goes with a mail. */
public final class Attachment {

    /** What every mail program keeps as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final String name;
    private final String type;
    private final byte[] content;

    /** Of a plain name, which needs no encoding in a header; the content is not copied. */
    public Attachment(String name, String type, byte[] content) {
        if (!PLAIN.matcher(name).matches() || type.chars().anyMatch(sign -> sign < ' ' || sign > '~')) {
            throw new IllegalArgumentException("Not the name or the type of a file");
        }
        this.name = name;
        this.type = type;
        this.content = content;
    }

    /** The file's name. */
    public String name() {
        return name;
    }

    /** In bytes; a third more over the wire. */
    public int size() {
        return content.length;
    }

    MailAttachment part() {
        return MailAttachment.create().setName(name).setContentType(type).setData(Buffer.buffer(content));
    }
}
