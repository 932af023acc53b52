package org.consentcourier.mail;

import java.util.List;

/**
 * A list of people of whom the name says enough.
 *
 * @param people as many as are known here
 * @param count all of them
 */
public record NamedPeople(List<NamedPerson> people, long count) {

    /** Names in the mail; the rest is on the page. */
    public static final int MOST = 10;

    public static final NamedPeople NONE = new NamedPeople(List.of(), 0);

    /** Keeps what the mail names. */
    public NamedPeople {
        people = people.stream().limit(MOST).toList();
    }

    /** How many more there are. */
    public long more() {
        return count - people.size();
    }
}
