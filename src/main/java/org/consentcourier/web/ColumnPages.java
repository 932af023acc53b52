package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.roster.BackgroundImports;
import org.consentcourier.roster.BackgroundImports.Begun;
import org.consentcourier.roster.KeptColumns;
import org.consentcourier.roster.KeptFiles;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImports;
import org.consentcourier.roster.file.ColumnMapping;
import org.consentcourier.roster.file.Field;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where IT says what the columns of a file hold that speaks of them unclearly, or corrects what they were taken for. */
@Path("/import/{id}/columns")
@RolesAllowed(Roles.IT)
class ColumnPages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ImportColumns(
            RosterImport roster,
            List<Column> columns,
            List<Meaning> meanings,
            @Nullable String problem) implements TemplateInstance {}

    /** A column of the file; {@code meaning} is the name of a field, or what else becomes of it. */
    record Column(String header, List<String> sample, String meaning) {}

    /** What a column may hold. */
    record Meaning(String name, String words) {}

    private static final List<Meaning> MEANINGS = Stream.concat(
                    Arrays.stream(Field.values()).map(field -> new Meaning(field.name(), ColumnWords.of(field))),
                    Stream.of(
                            new Meaning(ColumnMapping.ATTRIBUTE, ColumnWords.KEEP),
                            new Meaning(ColumnMapping.IGNORE, ColumnWords.LEAVE_OUT)))
            .toList();

    private final RosterImports imports;
    private final KeptFiles kept;
    private final BackgroundImports background;
    private final CurrentUser user;

    ColumnPages(RosterImports imports, KeptFiles kept, BackgroundImports background, CurrentUser user) {
        this.imports = imports;
        this.kept = kept;
        this.background = background;
        this.user = user;
    }

    @GET
    public TemplateInstance ask(@RestPath String id) {
        var file = known(id);
        return page(id, file, file.meanings(), file.problem());
    }

    /** Header and field of each column, side by side. */
    @POST
    public Response tell(
            @RestPath String id, @RestForm @Nullable List<String> header, @RestForm @Nullable List<String> field) {
        var told = told(header, field);
        return switch (background.tell(uuid(id), told, user.name())) {
            case Begun.Running(var run) -> Html.seeOther("/import/" + run);
            case Begun.ColumnsUnclear(var same, var problem) -> Html.page(400, page(id, known(id), told, problem));
            case Begun.Refused(var why) -> throw new Refused(409, ImportProblem.of(why));
        };
    }

    private static Map<String, String> told(@Nullable List<String> header, @Nullable List<String> field) {
        var told = new LinkedHashMap<String, String>();
        if (header != null && field != null && header.size() == field.size()) {
            for (int i = 0; i < header.size(); i++) {
                told.put(header.get(i), field.get(i));
            }
        }
        return told;
    }

    private ImportColumns page(String id, KeptColumns file, Map<String, String> meanings, @Nullable String problem) {
        var columns = new LinkedHashSet<>(file.header())
                .stream()
                        .map(name -> new Column(
                                name, sample(file, name), meanings.getOrDefault(name, ColumnMapping.ATTRIBUTE)))
                        .toList();
        return new ImportColumns(imports.find(uuid(id)).orElseThrow(), columns, MEANINGS, problem);
    }

    private static List<String> sample(KeptColumns file, String name) {
        var position = file.header().indexOf(name);
        return file.sample().stream()
                .filter(row -> position < row.size())
                .map(row -> row.get(position))
                .filter(Objects::nonNull)
                .filter(cell -> !cell.isBlank())
                .limit(3)
                .toList();
    }

    private KeptColumns known(String id) {
        return kept.find(uuid(id))
                .orElseThrow(
                        () -> new Refused(404, "This file is kept no longer. Choose it again on the page Roster."));
    }

    private static UUID uuid(String id) {
        return Query.uuid(id).orElseThrow(() -> new Refused(404, "No such import."));
    }
}
