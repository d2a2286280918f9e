package io.github.inngestcdi.servers;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What starts servers knows nothing of what is deployed to them. */
@AnalyzeClasses(packages = "io.github.inngestcdi.servers", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NEEDS_NO_OTHER_MODULE = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.inngestcdi..")
                    .and(resideOutsideOfPackage("io.github.inngestcdi.servers")));
}
