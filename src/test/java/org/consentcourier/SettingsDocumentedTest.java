package org.consentcourier;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/configuration.md and .env.example against the settings the code really reads. */
class SettingsDocumentedTest {

    private static final String NONE = "";
    private static final String REQUIRED = "*required*";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(courier\\.[^`]+)` \\| ([^|]+) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^(# )?(COURIER_[A-Z0-9_]+)=(.*)$");

    /** A line of .env.example, told apart by whether it is commented out. */
    private record Line(boolean comment, String value) {}

    @Test
    void every_setting_has_one_row_and_every_row_a_setting() throws IOException {
        assertThat(rows().keySet()).containsExactlyElementsOf(settings().keySet());
    }

    @Test
    void a_row_names_the_default_and_only_a_default_stands_alone_as_code() throws IOException {
        var documented = new TreeMap<String, String>();
        rows().forEach((name, cell) -> documented.put(name, literal(cell)));

        assertThat(documented).containsExactlyEntriesOf(settings());
    }

    @Test
    void every_setting_has_a_variable_in_the_example_and_every_variable_a_setting() throws IOException {
        var wanted = settings().keySet().stream()
                .map(SettingsDocumentedTest::variable)
                .toList();

        assertThat(variables().keySet())
                .filteredOn(name -> !name.startsWith("COURIER_SANDBOX_"))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void a_variable_that_is_commented_out_shows_the_default_where_there_is_one() throws IOException {
        var example = variables();
        var wrong = new TreeMap<String, String>();
        settings().forEach((name, value) -> {
            var line = example.get(variable(name));
            if (line != null && line.comment() && !value.equals(NONE) && !value.equals(line.value())) {
                wrong.put(variable(name), line.value());
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void what_is_required_is_not_commented_out() throws IOException {
        var example = variables();
        var required = rows().entrySet().stream()
                .filter(row -> row.getValue().equals(REQUIRED))
                .map(row -> variable(row.getKey()))
                .toList();

        assertThat(required)
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(example.get(name)).as(name).matches(line -> line != null && !line.comment()));
    }

    /** By name, {@code *} for a name of the operator's own; the value is the default. */
    private static Map<String, String> settings() throws IOException {
        var settings = new TreeMap<String, String>();
        new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("org.consentcourier").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .map(ConfigClass::configClass)
                        .flatMap(mapping -> ConfigMappings.getProperties(mapping).entrySet().stream())
                        .filter(entry -> !entry.getKey().endsWith("[*]")) // the other way to write a list
                        .forEach(entry -> settings.put(entry.getKey(), defaultOf(entry.getValue())));
        ours().forEach((name, value) -> settings.replace(String.valueOf(name), String.valueOf(value)));
        return settings;
    }

    private static String defaultOf(Property property) {
        return property.hasDefaultValue() ? property.getDefaultValue() : NONE;
    }

    /** What the packaged application.properties sets is the default, whatever the code says. */
    private static Properties ours() throws IOException {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        return properties;
    }

    private static Map<String, String> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/configuration.md")))
                .results()
                .filter(row -> !row.group(2).startsWith("`COURIER_"))
                .collect(toMap(
                        row -> row.group(1).replaceAll("\"[a-z]+\"", "*"),
                        row -> row.group(2).strip(),
                        (one, other) -> {
                            throw new AssertionError("two rows for one setting: " + one + ", " + other);
                        },
                        TreeMap::new));
    }

    private static Map<String, Line> variables() throws IOException {
        return VARIABLE.matcher(Files.readString(Path.of(".env.example")))
                .results()
                .collect(toMap(
                        line -> line.group(2).replaceAll("__[A-Z0-9]+__", "__*__"),
                        SettingsDocumentedTest::line,
                        (first, again) -> first.comment() ? again : first));
    }

    private static Line line(MatchResult found) {
        return new Line(found.group(1) != null, found.group(3));
    }

    private static String literal(String cell) {
        var code = CODE.matcher(cell);
        return code.matches() ? code.group(1) : NONE;
    }

    private static String variable(String setting) {
        return setting.replace(".*.", "__*__").replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
