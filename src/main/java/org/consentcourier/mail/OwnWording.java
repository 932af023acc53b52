package org.consentcourier.mail;

import io.quarkus.logging.Log;
import io.quarkus.qute.Engine;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A company's own templates and sentences, from the files of a folder. Each is tried at start with people who do not exist; one
 * that fails is left out, and ours is used in its place.
 */
@Singleton
public class OwnWording {

    private final Engine engine;
    private final MailConfig config;
    private volatile Voice voice = Voice.BUILT_IN;
    private volatile List<String> faults = List.of();

    OwnWording(Engine engine, MailConfig config) {
        this.engine = engine;
        this.config = config;
    }

    /** Where the files are looked for; empty: nowhere. */
    public String folder() {
        return config.templates().map(Path::toString).orElse("");
    }

    /** What is wrong with the files: each names file, line and what stands there. */
    public List<String> faults() {
        return faults;
    }

    /** How many files are in use. */
    public int used() {
        return voice.templates().size() + voice.sentences().size();
    }

    /** The languages mails are written in. */
    public List<Locale> languages() {
        return Wording.languages(voice);
    }

    Voice voice() {
        return voice;
    }

    void onStart(@Observes StartupEvent event) {
        config.templates().ifPresent(this::read);
    }

    /** Reads the folder anew; what was in use before is given up. */
    void read(Path folder) {
        var found = new ArrayList<String>();
        var reading = new OwnFiles(engine);
        for (var file : files(folder, found)) {
            try {
                reading.add(file.getFileName().toString(), Files.readString(file));
            } catch (OwnFiles.Unusable e) {
                found.add(e.getMessage());
            } catch (IOException e) {
                found.add("%s: cannot be read as UTF-8 text".formatted(file.getFileName()));
            }
        }
        voice = reading.voice();
        faults = List.copyOf(found);
        Log.infof("Own wording: %d files of courier.mail.templates in use", used());
        found.forEach(fault -> Log.errorf("Own wording: %s. The built-in text is used instead", fault));
    }

    private static List<Path> files(Path folder, List<String> faults) {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(
                            file -> OwnFiles.rank(file.getFileName().toString())))
                    .toList();
        } catch (IOException e) {
            faults.add("%s: no folder that can be read".formatted(folder));
            return List.of();
        }
    }
}
