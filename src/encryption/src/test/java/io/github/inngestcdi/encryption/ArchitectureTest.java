package io.github.inngestcdi.encryption;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The layers of this module: the classes that encrypt are below the middleware, and do not use it. */
@AnalyzeClasses(packages = "io.github.inngestcdi.encryption", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NEEDS_ONLY_CRYPTOGRAPHY_JSON_AND_THE_API = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.bouncycastle..",
                    "jakarta.json..",
                    "org.jspecify..",
                    "io.github.inngestcdi",
                    "io.github.inngestcdi.middleware",
                    "io.github.inngestcdi.internal.json",
                    "io.github.inngestcdi.encryption..");

    @ArchTest
    static final ArchRule WHAT_ENCRYPTS_KNOWS_NO_MIDDLEWARE = noClasses()
            .that()
            .resideInAPackage("io.github.inngestcdi.encryption.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.inngestcdi.encryption", "io.github.inngestcdi.middleware");
}
