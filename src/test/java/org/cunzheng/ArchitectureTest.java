package org.cunzheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import org.cunzheng.cli.RuleBreakersFriend;
import org.cunzheng.law.RuleBreaker;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.cunzheng");

    static Iterable<String> rooms() {
        return ArchitectureRules.rooms();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_imports_only_what_its_line_lists(String room) {
        ArchitectureRules.importsOnlyItsNeighbours(room).check(PRODUCT);
    }

    @Test
    void every_package_has_its_room() {
        ArchitectureRules.everyPackageHasItsRoom().check(PRODUCT);
    }

    @Test
    void no_package_leads_back_to_where_it_began() {
        ArchitectureRules.noCircles().check(PRODUCT);
    }

    @Test
    void pdf_is_written_in_one_room() {
        ArchitectureRules.pdfIsWrittenInOneRoom().check(PRODUCT);
    }

    @Test
    void only_the_web_knows_inbound_http_and_views() {
        ArchitectureRules.inboundHttpIsKnownToTheWebOnly().check(PRODUCT);
    }

    @Test
    void digests_are_made_in_one_room() {
        ArchitectureRules.digestsAreMadeInOneRoom().check(PRODUCT);
    }

    @Test
    void sm3_is_made_in_two_rooms() {
        ArchitectureRules.sm3IsMadeInTwoRooms().check(PRODUCT);
    }

    @Test
    void time_is_the_clocks() {
        ArchitectureRules.timeIsTheClocks().check(PRODUCT);
    }

    @Test
    void the_pure_rooms_know_no_framework() {
        ArchitectureRules.pureRoomsKnowNoFramework().check(PRODUCT);
    }

    @Test
    void names_say_what_a_thing_is() {
        ArchitectureRules.namesSayWhatAThingIs().check(PRODUCT);
    }

    @Test
    void a_package_shows_at_most_ten_types() {
        assertThat(ArchitectureRules.packagesThatShowTooMuch(PRODUCT)).isEmpty();
    }

    @Test
    void every_package_refuses_null_and_says_what_it_is_for() throws Exception {
        Set<String> unmarked = new TreeSet<>();
        for (var type : PRODUCT) {
            String name = type.getPackageName();
            if (!name.startsWith("org.cunzheng.web.templates") && !isNullMarked(name)) {
                unmarked.add(name);
            }
        }
        assertThat(unmarked).isEmpty();
    }

    private static boolean isNullMarked(String name) throws ClassNotFoundException {
        Class<?> anyType = PRODUCT.stream()
                .filter(type -> type.getPackageName().equals(name))
                .findFirst()
                .orElseThrow()
                .reflect();
        return anyType.getPackage().isAnnotationPresent(NullMarked.class);
    }

    /** Each rule is shown two classes that break it. */
    @Nested
    class The_rules_bite {
        private static final JavaClasses BREAKERS =
                new ClassFileImporter().importClasses(RuleBreaker.class, RuleBreakersFriend.class);

        @Test
        void on_a_room_that_imports_what_it_must_not() {
            bites(ArchitectureRules.importsOnlyItsNeighbours("law"));
        }

        @Test
        void on_a_circle() {
            bites(ArchitectureRules.noCircles());
        }

        @Test
        void on_pdf_outside_its_room() {
            bites(ArchitectureRules.pdfIsWrittenInOneRoom());
        }

        @Test
        void on_http_outside_the_web() {
            bites(ArchitectureRules.inboundHttpIsKnownToTheWebOnly());
        }

        @Test
        void on_a_digest_outside_its_room() {
            bites(ArchitectureRules.digestsAreMadeInOneRoom());
        }

        @Test
        void on_an_sm3_outside_its_rooms() {
            bites(ArchitectureRules.sm3IsMadeInTwoRooms());
        }

        @Test
        void on_time_read_from_the_machine() {
            bites(ArchitectureRules.timeIsTheClocks());
        }

        @Test
        void on_a_framework_in_a_pure_room() {
            bites(ArchitectureRules.pureRoomsKnowNoFramework());
        }

        @Test
        void on_a_package_that_shows_too_much() {
            // A library's package with far more than ten public types.
            JavaClasses wide = new ClassFileImporter().importPackagesOf(JavaClasses.class);
            assertThat(ArchitectureRules.packagesThatShowTooMuch(wide)).containsKey(JavaClasses.class.getPackageName());
        }

        private static void bites(ArchRule rule) {
            assertThat(rule.evaluate(BREAKERS).hasViolation())
                    .as("violated: " + rule.getDescription())
                    .isTrue();
        }
    }
}
