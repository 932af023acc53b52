package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose reports somebody may read who may not read everything: the one place that decides. */
@ApplicationScoped
@Transactional
public class ReportAccess {

    private final ReportManagers managers;
    private final ReportDelegates delegates;

    ReportAccess(ReportManagers managers, ReportDelegates delegates) {
        this.managers = managers;
        this.delegates = delegates;
    }

    /** Their own tree, and those of the managers they stand in for today; addresses in lower case. */
    public List<String> trees(String email) {
        var trees = new ArrayList<String>();
        trees.add(lower(email));
        trees.addAll(delegates.managersOf(email));
        return List.copyOf(trees);
    }

    /**
     * The manager whose report somebody gets who wishes for that of {@code wish}: that one where it stands in one of their trees, as
     * the snapshot has them, else the first of their own that has people; where none has, their own.
     */
    public String manager(String period, @Nullable String wish, String email) {
        var trees = trees(email);
        var places = trees.stream()
                .flatMap(tree -> managers.find(period, tree).stream())
                .toList();
        return Optional.ofNullable(wish)
                .filter(wished -> !wished.isBlank())
                .flatMap(wished -> managers.find(period, lower(wished)))
                .filter(wished -> places.stream().anyMatch(tree -> tree.place().holds(wished.place())))
                .or(() -> places.stream().findFirst())
                .map(ReportManager::email)
                .orElse(trees.getFirst());
    }

    private static String lower(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
