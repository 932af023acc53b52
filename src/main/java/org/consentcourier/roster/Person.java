package org.consentcourier.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One entry of the roster; written in bulk by {@link RosterMerge}, only read here. */
@Entity
@Immutable
@Table(name = "person")
public class Person {

    @Id
    private UUID id;

    private String email;
    private String firstName;
    private String lastName;
    private String managerEmail;
    private String language;
    private String timeZone;
    private String country;

    @Column(columnDefinition = "jsonb")
    private String attributes;

    protected Person() {}

    public UUID id() {
        return id;
    }

    /** The address as the roster spells it. */
    public String email() {
        return email;
    }

    /** First and last name, or the address where the roster has neither. */
    public String fullName() {
        var name = (firstName + " " + lastName).strip();
        return name.isEmpty() ? email : name;
    }

    /** The manager's address in lower case. */
    public Optional<String> managerEmail() {
        return Optional.ofNullable(managerEmail);
    }

    public Optional<Locale> language() {
        return Optional.ofNullable(language).map(Locale::forLanguageTag);
    }

    public Optional<ZoneId> timeZone() {
        return Optional.ofNullable(timeZone).map(ZoneId::of);
    }

    /** What columns of the roster say that have no meaning of their own, by their headers. */
    public Map<String, String> attributes() {
        return Json.words(attributes);
    }

    /** ISO 3166 alpha-2. */
    public Optional<String> country() {
        return Optional.ofNullable(country);
    }
}
