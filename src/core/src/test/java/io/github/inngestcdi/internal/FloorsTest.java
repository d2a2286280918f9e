package io.github.inngestcdi.internal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The floors of the core: an internal package uses only those on the floors below it, and the API none above the ground.
 *
 * <p>The API is not free of cycles: its root package uses the messages of the ground floor, which name the types of the API, and
 * {@code FunctionDefinition} has middleware, whose hooks take types of the root package.
 */
@AnalyzeClasses(packages = "io.github.inngestcdi", importOptions = ImportOption.DoNotIncludeTests.class)
class FloorsTest {
    private static final String API = "io.github.inngestcdi";
    private static final String INTERNAL = API + ".internal";

    /** From the ground up; the first package is the internal root, which holds messages and small values. */
    private static final List<List<String>> FLOORS = List.of(
            List.of(INTERNAL, INTERNAL + ".json", INTERNAL + ".config"),
            List.of(INTERNAL + ".definition", INTERNAL + ".middleware", INTERNAL + ".wire"),
            List.of(INTERNAL + ".engine.parallel", INTERNAL + ".engine.step"),
            List.of(INTERNAL + ".engine"),
            List.of(INTERNAL + ".client"),
            List.of(INTERNAL + ".serve"));

    @ArchTest
    static final ArchRule EVERY_INTERNAL_PACKAGE_IS_ON_A_FLOOR = classes()
            .that()
            .resideInAPackage(INTERNAL + "..")
            .should()
            .resideInAnyPackage(FLOORS.stream().flatMap(List::stream).toArray(String[]::new));

    @ArchTest
    static final ArchRule USES_ONLY_THE_FLOORS_BELOW = CompositeArchRule.of(IntStream.range(0, FLOORS.size())
                    .boxed()
                    .flatMap(floor -> FLOORS.get(floor).stream().map(name -> usesOnlyFloorsBelow(floor, name)))
                    .toList())
            .as("a package should use only those on the floors below it");

    private static ArchRule usesOnlyFloorsBelow(int floor, String name) {
        var others = FLOORS.stream()
                .skip(floor)
                .flatMap(List::stream)
                .filter(other -> !other.equals(name))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(INTERNAL + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_ROOT_OF_THE_API_USES_MESSAGES_ONLY = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(without(INTERNAL, INTERNAL + ".config"));

    @ArchTest
    static final ArchRule MIDDLEWARE_USES_NO_ENGINE_AND_NO_TRANSPORT = noClasses()
            .that()
            .resideInAPackage(API + ".middleware")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(without(INTERNAL, INTERNAL + ".json", INTERNAL + ".middleware"));

    /** The SPI uses no internal package either: see {@code ArchitectureTest}. */
    @ArchTest
    static final ArchRule THE_SPI_DOES_NOT_KNOW_MIDDLEWARE = noClasses()
            .that()
            .resideInAPackage(API + ".spi")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(API + ".middleware");

    /** {@return the packages of all floors without {@code used}} */
    private static String[] without(String... used) {
        return FLOORS.stream()
                .flatMap(List::stream)
                .filter(name -> !List.of(used).contains(name))
                .toArray(String[]::new);
    }
}
