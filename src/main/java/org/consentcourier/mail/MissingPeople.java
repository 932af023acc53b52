package org.consentcourier.mail;

import java.util.List;

/**
 * A list of those who have not given permission.
 *
 * @param people as many as are known here, in the order in which they are named
 * @param count all of them
 */
public record MissingPeople(List<MissingPerson> people, long count) {

    /** Names in the mail; the rest is on the page: more are not read, and mail programs cut long mails off. */
    public static final int MOST = 10;

    public static final MissingPeople NONE = new MissingPeople(List.of(), 0);

    /** Keeps what the mail names. */
    public MissingPeople {
        people = people.stream().limit(MOST).toList();
    }

    /** How many more there are. */
    public long more() {
        return count - people.size();
    }
}
