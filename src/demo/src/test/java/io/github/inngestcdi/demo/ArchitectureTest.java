package io.github.inngestcdi.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The demo uses the dev server as anyone can: by its API. */
@AnalyzeClasses(packages = "io.github.inngestcdi.demo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NEEDS_NOTHING_INTERNAL =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.github.inngestcdi..internal..");
}
