package org.consentcourier.mail;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * People who have been asked and reminded by all the mails they get, and have not consented.
 *
 * @param toOwner the reader is responsible for all; otherwise the people's managers report to the reader
 * @param locale one that {@link Wording#spoken} gave
 * @param applications those that lack their permissions; at least one
 * @param people few enough for one mail, those of a manager one after the other
 * @param more how many others there are
 * @param informationUrl how to tell a real mail from a fake one
 * @param peopleUrl where all of them stand, for whoever may sign in
 */
public record Overdue(
        boolean toOwner,
        Locale locale,
        Sender sender,
        @Nullable String managerName,
        List<Asking> applications,
        List<OverduePerson> people,
        int more,
        URI informationUrl,
        URI peopleUrl) {

    /**
     * An application that lacks permissions.
     *
     * @param supportContact whom to tell that somebody has left, as text
     */
    public record Asking(String name, @Nullable String supportContact) {

        Asking in(Script script) {
            return new Asking(script.name(name), supportContact == null ? null : script.name(supportContact));
        }
    }

    /** People of the same direct manager; null: nobody is known. */
    public record Team(@Nullable String manager, List<OverduePerson> people) {}

    /** Sets names into the script of the language, and keeps its own copies. */
    public Overdue {
        var script = Script.of(locale);
        sender = sender.in(script);
        managerName = managerName == null ? null : script.name(managerName);
        applications = applications.stream().map(one -> one.in(script)).toList();
        people = List.copyOf(people);
    }

    /** In a row, as the language sets them. */
    public String applicationNames() {
        return Wording.list(applications.stream().map(Asking::name).toList(), locale);
    }

    /** Whether it has to be said of each which application lacks the permission. */
    public boolean isAboutSeveral() {
        return applications.size() > 1;
    }

    /** The people by their managers. */
    public List<Team> teams() {
        var teams = new ArrayList<Team>();
        for (var person : people) {
            if (teams.isEmpty() || !Objects.equals(teams.getLast().manager(), person.manager())) {
                teams.add(new Team(person.manager(), new ArrayList<>()));
            }
            teams.getLast().people().add(person);
        }
        return List.copyOf(teams);
    }

    /** How many they are, as the language writes it. */
    public String countText() {
        return Numbers.text(people.size() + more, locale);
    }

    /** How many others there are, as the language writes it. */
    public String moreText() {
        return Numbers.text(more, locale);
    }

    /** The value of {@code lang}. */
    public String lang() {
        return locale.toLanguageTag();
    }

    /** The value of {@code dir}. */
    public String dir() {
        return Script.of(locale).direction();
    }
}
