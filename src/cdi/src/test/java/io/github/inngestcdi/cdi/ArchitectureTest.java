package io.github.inngestcdi.cdi;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The floors of this module, from the lowest: the API, the container, what an application declares, the ways in and out,
 * health, the extension. A package uses only the packages that are listed for it. The resource is a shell around the
 * endpoint, and applications refer to it, so it is in the API's package and on the highest floor.
 */
@AnalyzeClasses(packages = "io.github.inngestcdi.cdi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String INTERNAL = "io.github.inngestcdi.cdi.internal";

    @ArchTest
    static final ArchRule PACKAGES_NEED_ONLY_WHAT_IS_BELOW = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("api")
            .definedBy(resideInAnyPackage("io.github.inngestcdi.cdi", "io.github.inngestcdi.cdi.spi")
                    .and(not(equivalentTo(InngestResource.class))))
            .layer("container")
            .definedBy(INTERNAL + ".container")
            .layer("function")
            .definedBy(INTERNAL + ".function")
            .layer("trace")
            .definedBy(INTERNAL + ".trace")
            .layer("transaction")
            .definedBy(INTERNAL + ".transaction")
            .layer("validation")
            .definedBy(INTERNAL + ".validation")
            .layer("step")
            .definedBy(INTERNAL + ".step")
            .layer("middleware")
            .definedBy(INTERNAL + ".middleware")
            .layer("event")
            .definedBy(INTERNAL + ".event")
            .layer("endpoint")
            .definedBy(INTERNAL + ".endpoint")
            .layer("health")
            .definedBy(INTERNAL + ".health")
            .layer("extension")
            .definedBy(INTERNAL)
            .layer("resource")
            .definedBy(equivalentTo(InngestResource.class))
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("api")
            .mayNotAccessAnyLayer()
            .whereLayer("container")
            .mayOnlyAccessLayers("api")
            .whereLayer("function")
            .mayOnlyAccessLayers("api", "container")
            .whereLayer("trace")
            .mayOnlyAccessLayers("api", "container")
            .whereLayer("transaction")
            .mayOnlyAccessLayers("api", "container")
            .whereLayer("validation")
            .mayOnlyAccessLayers("api", "container")
            .whereLayer("step")
            .mayOnlyAccessLayers("api", "container", "function")
            .whereLayer("middleware")
            .mayOnlyAccessLayers("api", "container", "function", "trace", "validation")
            .whereLayer("event")
            .mayOnlyAccessLayers("api", "container", "middleware")
            .whereLayer("endpoint")
            .mayOnlyAccessLayers("api", "container", "function", "middleware")
            .whereLayer("health")
            .mayOnlyAccessLayers("api", "container", "endpoint")
            .whereLayer("extension")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("resource")
            .mayOnlyAccessLayers("endpoint")
            .whereLayer("resource")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_ITS_PACKAGE_NEEDS_JAKARTA_VALIDATION = noClasses()
            .that(not(resideInAPackage("..validation")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.validation..");

    @ArchTest
    static final ArchRule ONLY_ITS_PACKAGE_NEEDS_MICROPROFILE_HEALTH = noClasses()
            .that(not(resideInAPackage("..health")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile.health..");

    @ArchTest
    static final ArchRule ONLY_ITS_PACKAGE_NEEDS_OPEN_TELEMETRY = noClasses()
            .that(not(resideInAPackage("..trace")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule ONLY_THE_ENDPOINT_NEEDS_JAX_RS = noClasses()
            .that(not(resideInAPackage("..endpoint").or(equivalentTo(InngestResource.class))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");
}
