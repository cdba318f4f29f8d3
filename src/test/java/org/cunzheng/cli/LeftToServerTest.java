package org.cunzheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.scheduling.annotation.Scheduled;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LeftToServerTest {
    private static final Pattern SETTING = Pattern.compile("\\$\\{([a-z.-]+):[^}]+}");

    /** Each method that runs by the clock, and the setting that puts off its first time. */
    private static Map<String, String> byTheClock() {
        Map<String, String> settings = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.cunzheng")) {
            type.getMethods().stream()
                    .filter(method -> method.isAnnotatedWith(Scheduled.class))
                    .forEach(method -> {
                        Matcher setting = SETTING.matcher(
                                method.getAnnotationOfType(Scheduled.class).initialDelay());
                        settings.put(method.getFullName(), setting.matches() ? setting.group(1) : "none");
                    });
        }
        return settings;
    }

    @Test
    void a_command_leaves_to_the_server_whatever_is_done_by_the_clock() {
        Map<String, String> settings = byTheClock();
        assertThat(settings.keySet())
                .anyMatch(method -> method.contains("StagedFiles.sweep"))
                .anyMatch(method -> method.contains("PacketSweep.sweep"))
                .anyMatch(method -> method.contains("Sequencer"));
        assertThat(settings.values())
                .allSatisfy(setting ->
                        assertThat(LeftToServer.SETTINGS.get(setting)).isEqualTo("3650d"));
    }
}
