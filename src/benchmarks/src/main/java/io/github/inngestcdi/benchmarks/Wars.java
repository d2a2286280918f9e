package io.github.inngestcdi.benchmarks;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Workflow;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Creates web applications with this project's jars. */
final class Wars {
    private Wars() {}

    /** {@return a web application in dev mode with {@code name} as its app id} */
    static WebArchive withJars(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsResource(
                        new StringAsset("inngest.app-id=%s\ninngest.dev=true\n".formatted(name)),
                        "META-INF/microprofile-config.properties")
                .addAsLibraries(jarOf(Step.class, "inngest-core.jar"), jarOf(Workflow.class, "inngest-cdi.jar"));
    }

    /** {@return the file to which {@code war} was written} */
    static Path written(WebArchive war, Path directory) {
        var file = directory.resolve(war.getName()).toAbsolutePath();
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    /** {@return the jar of this project that contains {@code type}} */
    static JavaArchive jarOf(Class<?> type, String name) {
        var jar = ShrinkWrap.create(JavaArchive.class, name);
        var source = sourceOf(type);
        return source.isDirectory()
                ? jar.as(ExplodedImporter.class).importDirectory(source).as(JavaArchive.class)
                : jar.as(ZipImporter.class).importFrom(source).as(JavaArchive.class);
    }

    private static File sourceOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
