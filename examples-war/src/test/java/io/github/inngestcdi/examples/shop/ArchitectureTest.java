package io.github.inngestcdi.examples.shop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The shop is there to be copied: it needs the API alone, and its parts need mail and web, but not each other. */
@AnalyzeClasses(packages = "io.github.inngestcdi.examples.shop", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String SHOP = "io.github.inngestcdi.examples.shop";

    @ArchTest
    static final ArchRule NEEDS_NOTHING_INTERNAL =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.github.inngestcdi..internal..");

    @ArchTest
    static final ArchRule PARTS_NEED_ONLY_MAIL_AND_WEB = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("mail")
            .definedBy(SHOP + ".mail")
            .layer("web")
            .definedBy(SHOP + ".web")
            .layer("crm")
            .definedBy(SHOP + ".crm")
            .layer("runs")
            .definedBy(SHOP + ".runs")
            .layer("tokens")
            .definedBy(SHOP + ".tokens")
            .layer("users")
            .definedBy(SHOP + ".users")
            .layer("shop")
            .definedBy(SHOP)
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("mail")
            .mayNotAccessAnyLayer()
            .whereLayer("web")
            .mayNotAccessAnyLayer()
            .whereLayer("crm")
            .mayOnlyAccessLayers("mail", "web")
            .whereLayer("runs")
            .mayOnlyAccessLayers("mail", "web")
            .whereLayer("tokens")
            .mayOnlyAccessLayers("mail", "web")
            .whereLayer("users")
            .mayOnlyAccessLayers("mail", "web")
            .whereLayer("shop")
            .mayNotBeAccessedByAnyLayer();
}
