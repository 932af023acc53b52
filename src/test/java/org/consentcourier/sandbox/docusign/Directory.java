package org.consentcourier.sandbox.docusign;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who and what is registered: integration keys, users, accounts. */
final class Directory {

    private final Map<UUID, Integration> integrations = new ConcurrentHashMap<>();
    private final Map<UUID, DocusignUser> users = new ConcurrentSkipListMap<>();
    private final Map<UUID, Account> accounts = new ConcurrentHashMap<>();

    void add(Integration integration) {
        integrations.put(integration.key(), integration);
    }

    void add(DocusignUser user) {
        users.put(user.id(), user);
    }

    void add(Account account) {
        accounts.put(account.id(), account);
    }

    /** Into an account that is made where there is none. */
    void join(UUID user, UUID account) {
        accounts.compute(account, (id, before) -> {
            var known = before == null ? new Account(id, "Corp", id, Set.of()) : before;
            return new Account(
                    id,
                    known.name(),
                    known.organization(),
                    Stream.concat(known.members().stream(), Stream.of(user)).collect(Collectors.toSet()));
        });
    }

    void leave(UUID user, UUID account) {
        accounts.computeIfPresent(
                account,
                (id, known) -> new Account(
                        id,
                        known.name(),
                        known.organization(),
                        known.members().stream()
                                .filter(member -> !member.equals(user))
                                .collect(Collectors.toSet())));
    }

    void forgetPeople() {
        users.clear();
        accounts.clear();
    }

    Optional<Integration> integration(String key) {
        return uuid(key).map(integrations::get);
    }

    Collection<Integration> integrations() {
        return integrations.values();
    }

    Optional<DocusignUser> user(UUID id) {
        return Optional.ofNullable(users.get(id));
    }

    DocusignUser required(UUID id) {
        return user(id).orElseThrow(() -> new IllegalArgumentException("There is no user " + id));
    }

    void become(UUID user, UserStatus status) {
        add(required(user).as(status));
    }

    Collection<DocusignUser> users() {
        return users.values();
    }

    List<DocusignUser> usersOf(String email) {
        return users.values().stream().filter(user -> user.hasEmail(email)).toList();
    }

    Optional<Account> account(String id) {
        return uuid(id).map(accounts::get);
    }

    List<Account> accountsOf(UUID user) {
        return accounts.values().stream()
                .filter(account -> account.members().contains(user))
                .toList();
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    /** A GUID in its full written form, in either case; anything else is none. */
    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(uuid -> uuid.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
