package org.consentcourier.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Rosters as a company might export them, the same on every machine: Docusign's columns, and three of HR's. */
final class RosterFiles {

    private static final String HEADER = "APIUserName,UserEmail,FirstName,LastName,Status,UserTitle,CompanyName,"
            + "PermissionSet,AddedDate,ManagerEmail,Language,TimeZone\r\n";
    private static final List<String> FIRST_NAMES =
            List.of("Ada", "Grace", "Charles", "Jürgen", "Chloé", "Tomás", "Aiko", "Zoë", "Noah", "Inês");
    private static final List<String> LAST_NAMES =
            List.of("Lovelace", "Hopper", "Babbage", "Müller", "García", "Nováková", "Okafor", "Weiß", "Silva", "Berg");
    private static final List<String> TITLES = List.of(
            "Account Manager", "\"Legal Counsel, Contracts\"", "Field Technician", "Senior Accountant", "Controller");
    private static final List<String> COMPANIES =
            List.of("Northwind GmbH", "Northwind Ltd.", "\"Northwind, Inc.\"", "Northwind S.A.");
    private static final List<String> PERMISSIONS = List.of("DocuSign Sender", "DocuSign Viewer", "DS Admin");
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pt-BR", "ja");
    private static final List<String> TIME_ZONES =
            List.of("Europe/Berlin", "America/New_York", "Europe/Paris", "America/Sao_Paulo", "Asia/Tokyo");
    private static final int PEOPLE_PER_MANAGER = 20;

    private final Random random = new Random(1815);
    private final int people;

    private RosterFiles(int people) {
        this.people = people;
    }

    /** Writes so many people into that folder; one in twenty is a manager. */
    static Path write(Path folder, int people) {
        var file = folder.resolve("roster-" + people + ".csv");
        try (var writer = Files.newBufferedWriter(file, UTF_8)) {
            new RosterFiles(people).write(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void write(Writer writer) throws IOException {
        writer.write(HEADER);
        for (int number = 0; number < people; number++) {
            writer.write(String.join(
                    ",",
                    new UUID(random.nextLong(), random.nextLong()).toString(),
                    email(number),
                    first(number),
                    last(number),
                    "Active",
                    any(TITLES),
                    any(COMPANIES),
                    any(PERMISSIONS),
                    addedDate(),
                    email(manager(number)),
                    any(LANGUAGES),
                    any(TIME_ZONES)));
            writer.write("\r\n");
        }
    }

    /** The first of the file manage the others, and each other. */
    private int manager(int number) {
        var managers = people / PEOPLE_PER_MANAGER;
        return number < managers ? number / PEOPLE_PER_MANAGER : number % managers;
    }

    private static String email(int number) {
        return "%s.%s.%d@northwind.example"
                .formatted(
                        asciiOnly(first(number)).toLowerCase(Locale.ROOT),
                        asciiOnly(last(number)).toLowerCase(Locale.ROOT),
                        number);
    }

    private static String asciiOnly(String name) {
        return name.replaceAll("[^A-Za-z]", "");
    }

    private static String first(int number) {
        return FIRST_NAMES.get(number % FIRST_NAMES.size());
    }

    private static String last(int number) {
        return LAST_NAMES.get(number / FIRST_NAMES.size() % LAST_NAMES.size());
    }

    private String addedDate() {
        return "%d/%d/2024 %d:%02d:00 AM"
                .formatted(1 + random.nextInt(12), 1 + random.nextInt(28), 1 + random.nextInt(12), random.nextInt(60));
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
