package org.consentcourier.mail;

import java.util.List;

/**
 * What IT and whoever is named is told each period about everybody.
 *
 * @param applications each with its own prospect
 * @param ages of the missing, by how long they have been
 * @param causes why asking alone leads nowhere
 * @param willBreak for whom an application will not work when it goes live; the go-live of each is near or has passed
 */
public record CompanyReport(
        ReportHead head,
        Progress progress,
        List<GroupProgress> applications,
        List<GroupProgress> departments,
        List<GroupProgress> countries,
        List<GroupProgress> domains,
        List<Share> ages,
        List<Share> causes,
        MissingPeople willBreak) {

    /** Groups per list in the mail; the rest is on the page. */
    public static final int MOST_GROUPS = 10;

    private static final long WHOLE = 100;

    /** Keeps its own copies. */
    public CompanyReport {
        applications = List.copyOf(applications);
        departments = List.copyOf(departments);
        countries = List.copyOf(countries);
        domains = List.copyOf(domains);
        ages = List.copyOf(ages);
        causes = List.copyOf(causes);
    }

    /**
     * A number of people under a name.
     *
     * @param percent of the largest number of its list, in hundredths
     */
    public record Share(String name, long count, int percent) {

        /** Together with how it compares to the largest. */
        public static Share of(String name, long count, long largest) {
            return new Share(name, count, largest == 0 ? 0 : (int) (WHOLE * count / largest));
        }

        /** What is left of the line. */
        public int rest() {
            return (int) WHOLE - percent;
        }
    }

    /** One list of groups. */
    public record Section(String title, List<GroupProgress> shown, int more) {}

    /** Departments, countries and domains, each where there is more than one. */
    public List<Section> sections() {
        var words = Wording.in(head.locale());
        return List.of(
                        section(words.byDepartment(), departments),
                        section(words.byCountry(), countries),
                        section(words.byDomain(), domains))
                .stream()
                .filter(section -> section.shown().size() > 1)
                .toList();
    }

    /** When an application's people will be done, in the sentences of the language; empty where there is nothing to say. */
    public String prospectText(GroupProgress application) {
        var prospect = application.prospect();
        return prospect == null ? "" : prospect.in(head.locale());
    }

    /** What a mail program shows beside the subject. */
    public String glance() {
        return Wording.in(head.locale()).willBreakTitle(head.number(willBreak.count()));
    }

    private static Section section(String title, List<GroupProgress> groups) {
        return new Section(
                title, groups.stream().limit(MOST_GROUPS).toList(), Math.max(0, groups.size() - MOST_GROUPS));
    }
}
