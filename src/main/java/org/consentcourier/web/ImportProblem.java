package org.consentcourier.web;

import org.consentcourier.roster.ImportResult;

/** Why an import was not begun, in words for its pages. */
final class ImportProblem {

    private ImportProblem() {}

    static String of(ImportResult result) {
        return switch (result) {
            case ImportResult.Refused(var problem) -> problem;
            case ImportResult.TooLarge(var bytes, var limit) ->
                "The file has %,d bytes, and %,d are taken. Divide it, or set courier.roster.max-bytes higher."
                        .formatted(bytes, limit);
            case ImportResult.ColumnsUnclear unclear -> unclear.problem();
            case ImportResult.LeaversUnconfirmed(var roster) -> String.valueOf(roster.problem());
            case ImportResult.Outdated(var again) -> "The roster changed meanwhile. Look at it once more.";
            case ImportResult.Done(var roster) -> "It was imported already.";
        };
    }
}
