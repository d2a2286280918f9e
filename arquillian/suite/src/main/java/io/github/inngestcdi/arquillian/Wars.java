package io.github.inngestcdi.arquillian;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Web applications with this project's jars in {@code WEB-INF/lib}, and nothing else there. */
final class Wars {
    private static final File LIBRARIES = new File(System.getProperty("directory.libraries"));

    private Wars() {}

    /** {@return an application of the given classes, with the member classes of each, and settings} */
    static WebArchive of(String name, Map<String, String> settings, Class<?>... classes) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsLibraries(new File(LIBRARIES, "inngest-core.jar"), new File(LIBRARIES, "inngest-cdi.jar"))
                .addAsResource(properties(settings), "META-INF/microprofile-config.properties")
                .addClasses(classes);
    }

    /** {@return a beans.xml that makes every class a bean; without it, a class with only {@code @Singleton} is not one} */
    static StringAsset discoveringAll() {
        return new StringAsset("""
                <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>""");
    }

    /** {@return the file with {@code war}, for a server that deploys it on start} */
    static Path written(WebArchive war) {
        var file = Path.of("target", "wars", war.getName()).toAbsolutePath();
        file.getParent().toFile().mkdirs();
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private static StringAsset properties(Map<String, String> settings) {
        return new StringAsset(settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n")));
    }
}
