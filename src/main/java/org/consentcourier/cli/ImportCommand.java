package org.consentcourier.cli;

import jakarta.enterprise.context.ApplicationScoped;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImporter;

/** Imports a file as the API does, and says what came of it. */
@ApplicationScoped
class ImportCommand {

    private final RosterImporter importer;
    private final ImportAnswer answer;

    ImportCommand(RosterImporter importer, ImportAnswer answer) {
        this.importer = importer;
        this.answer = answer;
    }

    int run(ImportOptions options) {
        return switch (importer.run(options.request(Operator.name()), options.file())) {
            case ImportResult.Done(var roster) -> done(roster);
            case ImportResult.Refused(var problem) -> refused(problem);
            case ImportResult.TooLarge(var bytes, var limit) ->
                refused("The file has %,d bytes, and %,d are taken. Divide it, or set courier.roster.max-bytes higher."
                        .formatted(bytes, limit));
            case ImportResult.ColumnsUnclear unclear -> refused(ImportAnswer.columns(unclear));
            case ImportResult.LeaversUnconfirmed(var roster) -> {
                System.out.print(answer.of(roster));
                yield refused("%s By: --leavers %d"
                        .formatted(roster.problem(), roster.counts().leaving()));
            }
            case ImportResult.Outdated(var again) ->
                refused("The roster changed meanwhile, import " + again.id() + " shows how. Import the file again.");
        };
    }

    private int done(RosterImport roster) {
        System.out.print(answer.of(roster));
        var wrong = roster.counts().rejected() + roster.counts().conflicts();
        if (wrong == 0) {
            return ExitCode.DONE;
        }
        System.err.printf("%,d rows are wrong: correct them and import the file again.%n", wrong);
        return ExitCode.ATTENTION;
    }

    private static int refused(String problem) {
        System.err.println("Refused, nothing was changed. " + problem);
        return ExitCode.ATTENTION;
    }
}
