package org.consentcourier.bounce;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Moves mails out of one folder, at servers old and new, and makes the folders they go to. */
final class Mover {

    private final IMAPFolder from;
    private final IMAPStore store;
    private final Map<String, Folder> folders = new HashMap<>();

    Mover(IMAPFolder from) {
        this.from = from;
        this.store = (IMAPStore) from.getStore();
    }

    void move(Message mail, String to) throws MessagingException {
        var mails = new Message[] {mail};
        try {
            if (store.hasCapability("MOVE")) {
                from.moveMessages(mails, folder(to));
            } else {
                copy(mails, folder(to));
            }
        } catch (MessageRemovedException e) {
            return; // by another node, to the same place
        }
    }

    private void copy(Message[] mails, Folder to) throws MessagingException {
        from.copyMessages(mails, to);
        from.setFlags(mails, new Flags(Flags.Flag.DELETED), true);
        if (store.hasCapability("UIDPLUS")) {
            from.expunge(mails);
        } else {
            from.expunge();
        }
    }

    private Folder folder(String name) throws MessagingException {
        var known = folders.get(name);
        if (known != null) {
            return known;
        }
        var folder = store.getFolder(name);
        if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES) && !folder.exists()) {
            throw new MessagingException("the folder " + name + " cannot be made");
        }
        folders.put(name, folder);
        return folder;
    }
}
