package org.consentcourier.bounce;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consentcourier.bounce.Days.Named;
import org.consentcourier.bounce.Days.Order;

/** The words around a day that say what it means to an absence. */
final class AbsenceWords {

    private static final int REACH = 80;

    private static final Pattern EVERYWHERE = Pattern.compile("");

    /** What may stand between such words and the day. */
    private static final String FILLER = "(?:[ ,:(\\n]|\\b(?:on|the|am|dem|den|der|le|el|la|o|em|no|dia|día|morning of"
            + "|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
            + "|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
            + "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
            + "|segunda|terça|quarta|quinta|sexta|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira)\\b\\.?){0,8}$";

    /** What a day says. */
    enum Meaning {
        BACK_ON,
        AWAY_UNTIL
    }

    /** One way to say it: what stands before the day, and what after it. */
    private record Words(Meaning meaning, Order order, Pattern before, Pattern after) {

        static Words back(Order order, String before) {
            return new Words(Meaning.BACK_ON, order, words("\\b(?:" + before + ")" + FILLER), EVERYWHERE);
        }

        static Words backAfter(Order order, String before, String after) {
            return new Words(Meaning.BACK_ON, order, words("(?:" + before + ")" + FILLER), words("^" + after));
        }

        static Words until(Order order, String before) {
            return new Words(Meaning.AWAY_UNTIL, order, words("(?:" + before + ")" + FILLER), EVERYWHERE);
        }

        static Words untilAfter(Order order, String after) {
            return new Words(Meaning.AWAY_UNTIL, order, EVERYWHERE, words("^" + after));
        }

        boolean fit(String textBefore, String textAfter) {
            return before.matcher(textBefore).find() && after.matcher(textAfter).find();
        }
    }

    private static final String JAPANESE_DAY = "(?: ?\\([^)]{1,4}\\)| ?頃)?";

    private static final List<Words> ALL = List.of(
            Words.back(
                    Order.EITHER,
                    "(?:back|return|returns|returning|available|reachable|resume|resuming)(?: (?:again|in|to|at|from|for|work|the|my|our|office|leave"
                            + "|vacation|holiday|holidays|annual|duty|desk|online|be|will be|is|as of|starting|date)){0,6}"),
            Words.backAfter(
                    Order.DAY_FIRST,
                    "\\b(?:ab|am|zum)",
                    "(?![^.!?\\n]{0,30}\\b(?:nicht|abwesend|urlaub)\\b)[^!?\\n\\d]{0,60}?\\b(?:wieder|zurück)\\b"),
            Words.back(
                    Order.DAY_FIRST,
                    "(?:wieder|zurück|rückkehr|zurückkehren|zurückkehre)(?: (?:im|in|ins|büro|haus|dienst|da|hier|für|sie|erreichbar|persönlich|aus|dem|urlaub|ist|bin|ich|voraussichtlich)){0,6}"
                            + "[ :]+(?:am|ab|zum|ab dem)|rückkehr(?:datum)?"),
            Words.back(
                    Order.DAY_FIRST,
                    "(?:retour|reviens|reviendrai|rentre|rentrerai|reprends|reprendrai|de nouveau disponible|à nouveau disponible|de nouveau joignable"
                            + "|à nouveau joignable)(?: (?:au|bureau|à|partir|du|dès|de|mon|poste|mes|fonctions|congés?|des|travail|prévu|est)){0,6}"),
            Words.back(
                    Order.DAY_FIRST,
                    "(?:vuelta|regreso|regresar[ée]|vuelvo|volver[ée]|reincorpor\\w+|retorno|disponible de nuevo|de nuevo disponible|nuevamente"
                            + " disponible)(?: (?:a|al|mi|oficina|trabajo|puesto|partir|del|de|desde|será|estaré|en)){0,6}"),
            Words.back(
                    Order.DAY_FIRST,
                    "(?:de volta|retorno|retornarei|retornando|voltarei|volto|regresso|regressarei|disponível novamente|novamente disponível)"
                            + "(?: (?:ao|à|a|às|escritório|trabalho|atividades|minhas|partir|de|do|será|previsto|para)){0,6}"),
            Words.backAfter(
                    Order.MONTH_FIRST,
                    "",
                    JAPANESE_DAY + "(?:から|より|に|以降|には)?[^。\\n\\dま]{0,20}?(?:出社|復帰|戻り|戻る|再開|出勤|対応|返信|連絡)"),
            Words.back(Order.MONTH_FIRST, "(?:復帰|出社|戻り)(?:予定)?日? ?[:は]?"),
            Words.until(
                    Order.EITHER,
                    "\\b(?:until|till|til|through|thru|up to)(?: and including)?|\\bfrom\\b[^!?\\n]{3,40}\\bto\\b"),
            Words.until(
                    Order.DAY_FIRST, "\\bbis(?: (?:einschließlich|einschl\\.|inkl\\.|zum|und mit|voraussichtlich))*"),
            Words.until(Order.DAY_FIRST, "\\bjusqu'(?:au|à)|\\bdu\\b[^!?\\n]{1,30}\\bau\\b"),
            Words.until(Order.DAY_FIRST, "\\bhasta\\b|\\bdel\\b[^!?\\n]{1,30}\\bal\\b"),
            Words.until(Order.DAY_FIRST, "\\baté(?: (?:o|a))?|\\bde\\b[^!?\\n]{1,30}\\ba\\b"),
            Words.untilAfter(Order.MONTH_FIRST, JAPANESE_DAY + " ?まで"),
            Words.until(Order.EITHER, "\\d[^!?\\n\\d]{0,12}[-–—~〜]"));

    private AbsenceWords() {}

    // Else an accented letter would end a word.
    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** What a day means, and in which order its figures stand, by the words' language. */
    record Sense(Meaning meaning, Order order) {}

    static Optional<Sense> around(String text, Named day) {
        var before = text.substring(Math.max(0, day.start() - REACH), day.start());
        var after = text.substring(day.end(), Math.min(text.length(), day.end() + REACH));
        return ALL.stream()
                .filter(words -> words.fit(before, after))
                .map(words -> new Sense(words.meaning(), words.order()))
                .findFirst();
    }
}
