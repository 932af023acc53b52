package org.consentcourier.bounce;

import java.util.regex.Pattern;

/** Knows in six languages the words by which a machine says that somebody has left for good. */
final class Leavers {

    private static final Pattern WORDS = Pattern.compile(
            String.join(
                    "|",
                    // en
                    "no longer (?:works?|working|employed|with|at|part of|a part of|here|in the company|an employee)\\b(?! (?:available|reachable))",
                    "(?:has|have|'ve|'s) left (?:the |our )?(?:company|organi[sz]ation|firm|business|employment)",
                    "not (?:with|working (?:for|at)) (?:the company|us|our \\w+|[\\w&. ]{1,40}) any ?more",
                    // de
                    "nicht (?:mehr|länger) (?:für|bei|in|im|am|beim|in unserem|in der)\\b[^.\\n]{0,60}(?:tätig|beschäftigt|arbeite|angestellt)",
                    "(?:arbeitet|arbeite|ist|bin) nicht (?:mehr|länger) (?:für|bei|beim|im unternehmen|in unserem|in der firma)",
                    "(?:unternehmen|firma|gesellschaft|haus)\\b[^\\n]{0,30}\\bverlassen",
                    "\\b(?:aus|von) (?:dem|unserem|der|unserer) (?:unternehmen|firma|gesellschaft)\\b[^.\\n]{0,30}ausgeschieden",
                    // fr
                    "ne (?:travaille|fais|fait) plus (?:partie|pour|chez|au sein|dans|à)",
                    "(?:a|ai) (?:définitivement )?quitté (?:l'entreprise|la société|l'organisation|notre|le groupe|ses fonctions|mes fonctions)",
                    "n'est plus (?:employé|salarié|en poste|parmi|chez|dans l'entreprise|dans la société)",
                    // es
                    "ya no (?:trabaj|form|pertene|labora)\\w*",
                    "(?:ha|he) (?:dejado|causado baja|abandonado) (?:de trabajar|la empresa|la compañía|la organización|en la empresa)",
                    // pt-BR
                    "não (?:trabalh|faz|faço|pertenc|integr)\\w* mais",
                    "(?:já não|não) (?:trabalha|faz parte)\\b[^.\\n]{0,30}(?:empresa|equipe|quadro|companhia)",
                    "(?:deixou|deixei) (?:a empresa|a companhia|de trabalhar|o quadro|de fazer parte)",
                    "(?:se deslig|deslig|me deslig)\\w+ d[ao] (?:empresa|companhia|quadro)",
                    "não (?:está|estou) mais (?:na empresa|na companhia|conosco|no quadro)",
                    // ja
                    "退職(?:いた|致|し|済|となり|された)",
                    "在籍して(?:おりません|いません|ない)"),
            Pattern.UNICODE_CHARACTER_CLASS);

    private Leavers() {}

    /** Whether {@code text}, spelled as {@link Texts#plain} does, says so. */
    static boolean hasLeft(String text) {
        return WORDS.matcher(text).find();
    }
}
