package org.consentcourier.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.consentcourier.docusign.DirectoryAnswer.Found;
import org.consentcourier.docusign.PageAnswer.Page;

/** A list of users as either API tells it; they call the same things by different names, and counts are often text. */
final class UserList {
    /** More than any account has: an answer that always goes on must end somewhere. */
    static final int MOST_USERS = 1_000_000;

    private static final BinaryOperator<DirectoryUser> ABLER =
            BinaryOperator.minBy(Comparator.comparing(DirectoryUser::status));

    private final ApiAnswer answer;
    private final JsonNode entries;
    private final List<DirectoryUser> users = new ArrayList<>();
    private final Optional<Integer> start;
    private final Optional<Integer> total;
    private final boolean linksOn;

    UserList(ApiAnswer answer) {
        var json = answer.json();
        var paging = Json.child(json, "paging");
        this.answer = answer;
        entries = Json.child(json, "users");
        start = Json.number(json, "startPosition").or(() -> Json.number(paging, "result_set_start_position"));
        total = Json.number(json, "totalSetSize").or(() -> Json.number(paging, "total_set_size"));
        linksOn = Json.text(json, "nextUri") != null || Json.text(paging, "next") != null;
        if (entries.isArray()) {
            entries.forEach(entry -> DirectoryUser.in(entry).ifPresent(users::add));
        }
    }

    /** Those with this address; where more may have it, or somebody cannot be read, the answer is of no use. */
    DirectoryAnswer with(String email) {
        if (isNoList()) {
            return answer.unusable("Docusign's answer has no list of users");
        }
        if (unreadable() > 0) {
            return answer.unusable("Docusign named a user without a usable User ID or e-mail address");
        }
        if (goesOnAfter(rows())) {
            return answer.unusable("Docusign named more users than can have one e-mail address");
        }
        var byId = new LinkedHashMap<UUID, DirectoryUser>();
        users.stream().filter(user -> user.hasEmail(email)).forEach(user -> byId.merge(user.userId(), user, ABLER));
        return new Found(List.copyOf(byId.values()), answer.evidence(), answer.allowance());
    }

    /** The page that starts here, unless it contradicts itself or would have the next one start no further on. */
    PageAnswer from(int asked) {
        return contradiction(asked)
                .<PageAnswer>map(answer::unusable)
                .orElseGet(() -> new Page(
                        users,
                        unreadable(),
                        goesOnAfter(asked + rows()) ? OptionalInt.of(asked + rows()) : OptionalInt.empty(),
                        total.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                        answer.evidence(),
                        answer.allowance()));
    }

    private Optional<String> contradiction(int asked) {
        var reached = asked + rows();
        var goesOn = goesOnAfter(reached);
        if (isNoList()) {
            return Optional.of("Docusign's answer has no list of users");
        }
        if (rows() > 0 && start.isPresent() && start.get() != asked) {
            return Optional.of("Docusign sent another page of users than the one that was asked for");
        }
        if (rows() > 0 && total.isPresent() && total.get() < reached) {
            return Optional.of("Docusign sent more users than it counts");
        }
        if (goesOn && (rows() == 0 || (start.isEmpty() && total.isEmpty()))) {
            return Optional.of("Docusign's pages of users do not get any further");
        }
        return reached > MOST_USERS
                ? Optional.of("Docusign's pages of users do not end after %,d".formatted(MOST_USERS))
                : Optional.empty();
    }

    /** The count is believed before the link, which some answers hold on the last page too. */
    private boolean goesOnAfter(int reached) {
        return total.map(counted -> counted > reached).orElse(linksOn);
    }

    /** Nobody may be told by leaving the list out, but then the count says so. */
    private boolean isNoList() {
        return !entries.isArray() && total.filter(counted -> counted == 0).isEmpty();
    }

    private int rows() {
        return entries.isArray() ? entries.size() : 0;
    }

    private int unreadable() {
        return rows() - users.size();
    }
}
