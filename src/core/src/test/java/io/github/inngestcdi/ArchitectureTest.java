package io.github.inngestcdi;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.inngestcdi.internal.Sdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The core is an SDK without a container. */
@AnalyzeClasses(packages = "io.github.inngestcdi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NEEDS_ONLY_THE_JSON_APIS = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "jakarta.json..",
                    "org.jspecify..",
                    "io.github.inngestcdi",
                    "io.github.inngestcdi.spi",
                    "io.github.inngestcdi.middleware",
                    "io.github.inngestcdi.internal..");

    @ArchTest
    static final ArchRule THE_WIRE_KNOWS_NEITHER_CLOCK_NOR_NETWORK = noClasses()
            .that()
            .resideInAPackage("..wire..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.time\\.Clock|java\\.net\\.(?!URI$).*");

    @ArchTest
    static final ArchRule THE_ENGINE_KNOWS_NO_TRANSPORT = noClasses()
            .that()
            .resideInAPackage("..engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..serve..", "..client..", "..config..", "java.net..");

    /** An exception of a messages class has a number; one that a null argument causes needs none. */
    @ArchTest
    static final ArchRule THE_API_NUMBERS_ITS_EXCEPTIONS = noClasses()
            .that()
            .resideInAnyPackage("io.github.inngestcdi", "io.github.inngestcdi.middleware", "io.github.inngestcdi.spi")
            .and()
            .arePublic()
            .and()
            .areNotAssignableTo(Throwable.class)
            .should()
            .callConstructorWhere(target(owner(assignableTo(Exception.class))))
            .because("a messages class makes them, under a number of message-ranges.txt");

    @ArchTest
    static final ArchRule THE_SPI_NEEDS_ONLY_THE_API = classes()
            .that()
            .resideInAPackage("io.github.inngestcdi.spi")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.github.inngestcdi", "io.github.inngestcdi.spi");

    @Test
    void namesTheVersionOfTheProject() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));

        assertThat(pom).contains("<version>" + Sdk.VERSION);
    }
}
