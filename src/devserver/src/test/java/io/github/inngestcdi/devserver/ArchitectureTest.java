package io.github.inngestcdi.devserver;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The floors of the dev server: a package uses only those on the floors below it. */
@AnalyzeClasses(packages = "io.github.inngestcdi.devserver", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String INTERNAL = "io.github.inngestcdi.devserver.internal";

    /** The floors, the lowest first. Some packages do not exist yet. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("json", "messages"),
            List.of("protocol", "time", "event", "expression"),
            List.of("app", "http", "realtime"),
            List.of("run"),
            List.of("dispatch", "flow", "store"),
            List.of("engine", "connect"),
            List.of("api", "dashboard"));

    private static final Set<String> CHANGES_WITH_A_RESULT =
            Set.of("abort", "add", "claim", "close", "emptyAnswer", "update");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(INTERNAL + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_CHANGES_RUNS = noClasses()
            .that()
            .resideInAnyPackage(INTERNAL + ".api..", INTERNAL + ".dashboard..")
            .should()
            .callMethodWhere(describe("it changes a run", ArchitectureTest::changesARun));

    private static boolean changesARun(JavaMethodCall call) {
        var method = call.getTarget();
        return method.getOwner().getPackageName().equals(INTERNAL + ".run")
                && (method.getRawReturnType().isEquivalentTo(void.class)
                        || method.getOwner().getSimpleName().equals("Notes")
                        || CHANGES_WITH_A_RESULT.contains(method.getName()));
    }

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
                .map(ArchitectureTest::packages);
        return noClasses()
                .that()
                .resideInAPackage(packages(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.concat(Stream.of(INTERNAL), others).toArray(String[]::new))
                .allowEmptyShould(true);
    }

    @ArchTest
    static final ArchRule EVERY_PACKAGE_HAS_ITS_FLOOR = noClasses()
            .that()
            .resideOutsideOfPackages(FLOORS.stream()
                    .flatMap(List::stream)
                    .map(ArchitectureTest::packages)
                    .toArray(String[]::new))
            .should()
            .resideInAPackage(INTERNAL + ".(**)");

    private static String packages(String name) {
        return INTERNAL + "." + name + "..";
    }
}
