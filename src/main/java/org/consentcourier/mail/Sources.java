package org.consentcourier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one kind of mail is written with in one language, as a short digest: its two templates, those they build on, and all sentences
 * of the language. Two mails of the same digest were said in the same words.
 */
final class Sources {

    private static final Pattern INCLUDED = Pattern.compile("\\{#include mail/([a-z-]+\\.(?:html|txt))");
    private static final int DIGITS = 12;

    /** Read once: a mail is written a thousand times a minute. */
    private static final Map<Voice, Map<String, String>> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private Sources() {}

    /** The digest of what this voice says the mail with; {@code language} is one it has sentences in. */
    static String digest(String mail, Locale language, Voice voice) {
        return KNOWN.computeIfAbsent(voice, anew -> new ConcurrentHashMap<>())
                .computeIfAbsent(mail + " " + language.toLanguageTag(), anew -> read(mail, language, voice));
    }

    private static String read(String mail, Locale language, Voice voice) {
        var files = new TreeMap<String, String>();
        collect(mail + ".html", voice, files);
        collect(mail + ".txt", voice, files);
        files.put("ours", sentences(language));
        voice.in(language).ifPresent(own -> files.put("own", own.source()));
        return sha256(files.entrySet().stream()
                .map(file -> file.getKey() + "\n" + file.getValue())
                .collect(Collectors.joining("\n")));
    }

    private static void collect(String file, Voice voice, Map<String, String> files) {
        if (files.containsKey(file)) {
            return;
        }
        var own = voice.templates().get(file);
        var text = own == null ? resource("templates/mail/" + file) : own;
        files.put(file, text);
        INCLUDED.matcher(text).results().forEach(included -> collect(included.group(1), voice, files));
    }

    /** Ours; English ones stand in the code. */
    private static String sentences(Locale language) {
        return language.equals(Locale.ENGLISH) || !Wording.isBuiltIn(language)
                ? Arrays.stream(MailMessages.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Message.class))
                        .sorted(Comparator.comparing(Method::getName))
                        .map(method -> method.getName() + "="
                                + method.getAnnotation(Message.class).value())
                        .collect(Collectors.joining("\n"))
                : resource("messages/mail_" + language + ".properties");
    }

    private static String resource(String path) {
        try (var in = Sources.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Not in this build: " + path);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
