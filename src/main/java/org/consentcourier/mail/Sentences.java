package org.consentcourier.mail;

import static java.util.stream.Collectors.toMap;

import io.quarkus.qute.EvalContext;
import io.quarkus.qute.EvaluatedParams;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.Results;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Message;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A company's own sentences in one language; there may be as few as one.
 *
 * @param byKey by the keys ours have
 * @param source the file as it was read
 */
record Sentences(Map<String, Template> byKey, String source) {

    private static final Map<String, List<String>> PLACES = Arrays.stream(MailMessages.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Message.class))
            .collect(toMap(Method::getName, Sentences::names));

    Sentences {
        byKey = Map.copyOf(byKey);
    }

    /** What each of our sentences leaves open, by its key. */
    static Map<String, List<String>> places() {
        return PLACES;
    }

    /** Speaks with these where there is one, and otherwise with the others. */
    MailMessages before(MailMessages others) {
        return (MailMessages) Proxy.newProxyInstance(
                MailMessages.class.getClassLoader(), new Class<?>[] {MailMessages.class}, (proxy, method, given) -> {
                    var sentence = byKey.get(method.getName());
                    var values = given == null ? new Object[0] : given;
                    return sentence == null
                            ? method.invoke(others, values)
                            : said(sentence, names(method), List.of(values));
                });
    }

    /** Finds these for templates, by the language they are rendered in; what is not there is looked for further on. */
    static NamespaceResolver resolver(Map<Locale, Sentences> all, int priority) {
        return NamespaceResolver.builder("mail")
                .priority(priority)
                .resolveAsync(context -> resolve(all, context))
                .build();
    }

    private static CompletionStage<Object> resolve(Map<Locale, Sentences> all, EvalContext context) {
        var own = context.getAttribute(TemplateInstance.LOCALE) instanceof Locale language ? all.get(language) : null;
        var sentence = own == null ? null : own.byKey().get(context.getName());
        if (sentence == null) {
            return Results.notFound(context);
        }
        var params = EvaluatedParams.evaluate(context);
        var names = PLACES.getOrDefault(context.getName(), List.of());
        return params.stage.thenApply(done -> said(sentence, names, values(params, names.size())));
    }

    private static List<Object> values(EvaluatedParams params, int count) {
        var values = new Object[count];
        try {
            for (int i = 0; i < count; i++) {
                values[i] = params.getResult(i);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return Arrays.asList(values);
    }

    private static Object said(Template sentence, List<String> names, List<Object> values) {
        var data = new HashMap<String, @Nullable Object>();
        for (int i = 0; i < names.size(); i++) {
            data.put(names.get(i), values.get(i));
        }
        return sentence.render(data);
    }

    private static List<String> names(Method method) {
        return Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
    }
}
