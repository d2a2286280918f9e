package io.github.inngestcdi.internal.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The floors of the engine: what stands below does not know what stands above. */
@AnalyzeClasses(packages = "io.github.inngestcdi", importOptions = ImportOption.DoNotIncludeTests.class)
class FloorsTest {
    private static final String INTERNAL = "io.github.inngestcdi.internal.";
    private static final String ENGINE = INTERNAL + "engine";

    @ArchTest
    static final ArchRule BRANCHES_KNOW_NEITHER_THE_ENGINE_NOR_THE_KINDS_OF_STEPS = noClasses()
            .that()
            .resideInAPackage(ENGINE + ".parallel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE, ENGINE + ".step", INTERNAL + "serve..");

    @ArchTest
    static final ArchRule KINDS_OF_STEPS_KNOW_NEITHER_THE_ENGINE_NOR_BRANCHES = noClasses()
            .that()
            .resideInAPackage(ENGINE + ".step")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE, ENGINE + ".parallel", INTERNAL + "serve..");

    @ArchTest
    static final ArchRule DEFINITIONS_AND_MESSAGES_OF_THE_WIRE_KNOW_NO_ENGINE = noClasses()
            .that()
            .resideInAnyPackage(INTERNAL + "definition", INTERNAL + "wire")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE + "..", INTERNAL + "serve..");

    @ArchTest
    static final ArchRule NO_CIRCLE =
            slices().matching("io.github.inngestcdi.internal.(**)").should().beFreeOfCycles();
}
