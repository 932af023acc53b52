package org.consentcourier.sandbox.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who consented to what: per integration key, user and scope, or by an administrator per integration key, domain and scope. */
final class Consents {

    /** {@code subject} is a User ID or a domain; nothing holds before {@code from}. */
    private record Consent(UUID client, String subject, String scope, Instant from) {}

    private final Set<Consent> consents = ConcurrentHashMap.newKeySet();
    private final Optional<Path> file;

    Consents(Optional<Path> file) {
        this.file = file;
        file.filter(Files::exists).ifPresent(this::load);
    }

    synchronized void add(UUID client, UUID user, Set<String> scopes, Instant from) {
        add(client, user.toString(), scopes, from);
    }

    synchronized void addDomain(UUID client, String domain, Set<String> scopes, Instant from) {
        add(client, domain.toLowerCase(Locale.ROOT), scopes, from);
    }

    synchronized void remove(UUID user) {
        consents.removeIf(consent -> consent.subject.equals(user.toString()));
        save();
    }

    synchronized void remove(UUID client, UUID user) {
        consents.removeIf(consent -> consent.client.equals(client) && consent.subject.equals(user.toString()));
        save();
    }

    synchronized void removeDomain(UUID client, String domain) {
        consents.removeIf(consent -> consent.client.equals(client) && consent.subject.equalsIgnoreCase(domain));
        save();
    }

    synchronized void clear() {
        consents.clear();
        save();
    }

    boolean cover(UUID client, DocusignUser user, Set<String> scopes, Instant now) {
        return of(client, user, now).containsAll(scopes);
    }

    /** Whether administrators authorized the application itself for these scopes, for whatever domain. */
    boolean authorize(UUID client, Set<String> scopes, Instant now) {
        return consents.stream()
                .filter(consent -> consent.client.equals(client) && !consent.from.isAfter(now))
                .filter(consent -> Directory.uuid(consent.subject).isEmpty())
                .map(Consent::scope)
                .collect(toSet())
                .containsAll(scopes);
    }

    /** The clients this user consented to in person. */
    List<UUID> clientsOf(UUID user) {
        return consents.stream()
                .filter(consent -> consent.subject.equals(user.toString()))
                .map(Consent::client)
                .distinct()
                .toList();
    }

    private Set<String> of(UUID client, DocusignUser user, Instant now) {
        var id = user.id().toString();
        var domain = user.domain();
        var scopes = new HashSet<String>();
        for (var consent : consents) {
            var concerns = consent.subject.equals(id) || consent.subject.equals(domain);
            if (concerns && consent.client.equals(client) && !consent.from.isAfter(now)) {
                scopes.add(consent.scope);
            }
        }
        return scopes;
    }

    private void add(UUID client, String subject, Set<String> scopes, Instant from) {
        scopes.forEach(scope -> consents.add(new Consent(client, subject, scope, from)));
        save();
    }

    private void load(Path path) {
        try {
            for (var line : Files.readAllLines(path, UTF_8)) {
                var parts = line.split(" ", -1);
                consents.add(new Consent(UUID.fromString(parts[0]), parts[1], parts[2], Instant.parse(parts[3])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save() {
        if (file.isEmpty()) {
            return;
        }
        var lines = new ArrayList<String>();
        consents.forEach(
                it -> lines.add(String.join(" ", it.client.toString(), it.subject, it.scope, it.from.toString())));
        try {
            Files.write(file.get(), lines.stream().sorted().toList(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
