package org.cunzheng;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cunzheng.integrity.Sha256;

/** What each room may know of the others. {@link ArchitectureTest} holds the product to it, and sees that it bites. */
final class ArchitectureRules {
    static final String ROOT = "org.cunzheng";

    /** The pages' templates, compiled by jte. */
    static final String GENERATED = ROOT + ".web.templates..";

    /** Where Bouncy Castle keeps SM3 and its other digests. */
    private static final String SM3_PACKAGE = "org.bouncycastle.crypto.digests";

    /** Room, and what its line of the table lists; what those may import in turn is added by {@link #mayImport}. */
    private static final Map<String, List<String>> TABLE = Map.ofEntries(
            Map.entry("integrity", List.of()),
            Map.entry("qr", List.of()),
            Map.entry("law", List.of()),
            Map.entry("debt", List.of("law")),
            Map.entry("disk", List.of()),
            Map.entry("database", List.of("disk")),
            Map.entry("lawbase", List.of("law", "debt")),
            Map.entry("account", List.of()),
            Map.entry("casefile", List.of("account", "law", "debt")),
            Map.entry("vault", List.of("integrity", "disk")),
            Map.entry("timestamp", List.of("integrity")),
            Map.entry("custody", List.of("integrity", "disk", "account", "casefile", "timestamp")),
            Map.entry("evidence", List.of("custody", "vault", "casefile")),
            Map.entry("acquisition", List.of("evidence")),
            Map.entry("classify", List.of("law", "lawbase")),
            Map.entry("classify.conduct", List.of("classify", "evidence")),
            Map.entry("packet", List.of("database", "acquisition", "classify.conduct", "qr")),
            Map.entry("audit", List.of("evidence", "custody", "vault")),
            Map.entry("filing", List.of("packet")),
            Map.entry("intake", List.of("filing")),
            Map.entry("web", List.of("intake", "audit", "verification")),
            Map.entry("cli", List.of("intake", "audit", "verification")),
            Map.entry("verification", List.of()));

    /** The most types that a package shows to the others; ids and nested types are not counted. */
    private static final int MOST_PUBLIC_TYPES = 10;

    /** Packages that show more, with how many, and why. */
    private static final Map<String, Integer> WIDER = Map.ofEntries(
            // The log as its followers see it: the log, its sequencer and its signed checkpoints; and its erasures.
            Map.entry(ROOT + ".custody", 15),
            // Telling and taking back: each has its own way into the log.
            Map.entry(ROOT + ".evidence", 12),
            // Arithmetic of entries, trees, tiles and checkpoints, each a form of its own.
            Map.entry(ROOT + ".integrity", 17),
            // The content of a packet is what assembly fills and pdf draws.
            Map.entry(ROOT + ".packet", 11));

    private ArchitectureRules() {}

    /** Each package that shows more types than it may, with those types; none is what we want. */
    static Map<String, Set<String>> packagesThatShowTooMuch(JavaClasses classes) {
        Map<String, Set<String>> shown = new TreeMap<>();
        for (JavaClass type : classes) {
            if (!type.getName().contains("$")
                    && type.getModifiers().contains(JavaModifier.PUBLIC)
                    && !type.getSimpleName().endsWith("Id")
                    && !resideInAPackage(GENERATED).test(type)) {
                shown.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                        .add(type.getSimpleName());
            }
        }
        shown.entrySet()
                .removeIf(entry -> entry.getValue().size() <= WIDER.getOrDefault(entry.getKey(), MOST_PUBLIC_TYPES));
        return shown;
    }

    static List<String> rooms() {
        return TABLE.keySet().stream().sorted().toList();
    }

    /** Every room the line of this one lists, and what those may import. */
    static Set<String> mayImport(String room) {
        Set<String> all = new TreeSet<>();
        for (String listed : TABLE.getOrDefault(room, List.of())) {
            all.add(listed);
            all.addAll(mayImport(listed));
        }
        return all;
    }

    static ArchRule importsOnlyItsNeighbours(String room) {
        Set<String> neighbours = mayImport(room);
        return noClasses()
                .that(are(ofRoom(room)))
                .should()
                .dependOnClassesThat(describe(
                        "are ours, outside " + room + " " + neighbours,
                        target -> isOurs(target)
                                && !room.equals(roomOf(target))
                                && !neighbours.contains(roomOf(target))
                                && !(room.equals("verification") && isTheDigest(target))))
                .allowEmptyShould(true);
    }

    static ArchRule everyPackageHasItsRoom() {
        return classes()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .resideInAnyPackage(
                        rooms().stream().map(room -> ROOT + "." + room + "..").toArray(String[]::new));
    }

    static ArchRule noCircles() {
        return slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage(GENERATED), DescribedPredicate.alwaysTrue());
    }

    static ArchRule pdfIsWrittenInOneRoom() {
        return only(
                "packet.pdf",
                "org.apache.pdfbox..",
                "org.apache.fontbox..",
                "org.apache.xmpbox..",
                "com.openhtmltopdf..",
                "de.rototor..");
    }

    static ArchRule inboundHttpIsKnownToTheWebOnly() {
        return only(
                "web",
                "io.micronaut.http",
                "io.micronaut.http.annotation..",
                "io.micronaut.http.server",
                "io.micronaut.http.server.[binding|cors|netty|types|util]..",
                "io.micronaut.http.filter..",
                "io.micronaut.http.multipart..",
                "io.micronaut.security..",
                "io.micronaut.views..",
                "gg.jte..");
    }

    static ArchRule digestsAreMadeInOneRoom() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".integrity..")
                .should()
                .dependOnClassesThat(describe(
                        "calculate digests",
                        target -> Set.of("java.security.MessageDigest", "java.security.DigestInputStream")
                                .contains(target.getName())));
    }

    /** The verifier has an SM3 of its own, so that it shares no more than SHA-256 with what it checks. */
    static ArchRule sm3IsMadeInTwoRooms() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".integrity..", ROOT + ".verification..")
                .should()
                .dependOnClassesThat(resideInAPackage(SM3_PACKAGE + ".."));
    }

    static ArchRule timeIsTheClocks() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".ClockFactory")
                .should()
                .callCodeUnitWhere(describe("read the machine's time", call -> readsTheTime(call.getTarget())));
    }

    static ArchRule pureRoomsKnowNoFramework() {
        return classes()
                .that()
                .resideInAnyPackage(ROOT + ".integrity..", ROOT + ".law..", ROOT + ".debt..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..", "javax.crypto..", "org.jspecify..", SM3_PACKAGE + "..", ROOT + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage("java.sql..", "java.net.http.."))))
                .allowEmptyShould(true);
    }

    static ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(GENERATED)
                .should()
                .haveNameMatching(".*\\.[A-Za-z]*(Service|Manager|Helper|Utils?|Impl|Dto|Entity)(\\$.*)?")
                .orShould()
                .haveNameMatching(".*\\.(Base|Abstract)[A-Z][A-Za-z]*(\\$.*)?")
                .orShould()
                .resideInAnyPackage("..model..", "..service..", "..repository..", "..dto..");
    }

    private static ArchRule only(String room, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    private static boolean readsTheTime(CodeUnitCallTarget target) {
        String owner = target.getOwner().getName();
        boolean withoutClock =
                target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return (owner.startsWith("java.time.") && target.getName().equals("now") && withoutClock)
                || (owner.equals(Clock.class.getName())
                        && target.getName().matches("system.*|tick(Millis|Seconds|Minutes)"))
                || (owner.equals(System.class.getName()) && target.getName().equals("currentTimeMillis"))
                || (owner.equals(Date.class.getName())
                        && target.getName().equals("<init>")
                        && target.getRawParameterTypes().isEmpty());
    }

    private static boolean isTheDigest(JavaClass target) {
        return target.isEquivalentTo(Sha256.class) || target.isEquivalentTo(Sha256.Calculator.class);
    }

    private static boolean isOurs(JavaClass target) {
        return target.getPackageName().equals(ROOT) || target.getPackageName().startsWith(ROOT + ".");
    }

    private static DescribedPredicate<JavaClass> ofRoom(String room) {
        return describe("of " + room, candidate -> isOurs(candidate) && room.equals(roomOf(candidate)));
    }

    /** The longest line of the table that holds this class of ours; the empty name for the root. */
    static String roomOf(JavaClass target) {
        String name = target.getPackageName().substring(ROOT.length());
        var candidates = new TreeMap<Integer, String>();
        for (String room : TABLE.keySet()) {
            if ((name + ".").startsWith("." + room + ".")) {
                candidates.put(room.length(), room);
            }
        }
        return candidates.isEmpty() ? "" : candidates.lastEntry().getValue();
    }
}
