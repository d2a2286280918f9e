package io.github.inngestcdi.cdi.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.cdi.InngestResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointSelectionTest {
    @Test
    void choosesTheServletWithoutAnApplication() {
        assertThat(isServedByJaxRs(Map.of())).isFalse();
        assertThat(isServedByJaxRs(Map.of(), Application.class, NotAnApplication.class, Abstract.class))
                .isFalse();
    }

    @Test
    void choosesTheResourceOfAScanningApplicationAtTheRightPath() {
        assertThat(isServedByJaxRs(Map.of(), Scanning.class)).isTrue();
        assertThat(isServedByJaxRs(Map.of(), Inheriting.class)).isTrue();
    }

    @Test
    void choosesTheServletIfTheApplicationIsElsewhere() {
        assertThat(isServedByJaxRs(Map.of(), Elsewhere.class)).isFalse();
        assertThat(isServedByJaxRs(Map.of(), AtTheRoot.class)).isFalse();
        assertThat(isServedByJaxRs(Map.of(), AtAnAsterisk.class)).isFalse();
        assertThat(isServedByJaxRs(Map.of(), Elsewhere.class, Scanning.class)).isTrue();
    }

    @Test
    void choosesTheServletIfTheApplicationListsOtherClasses() {
        assertThat(isServedByJaxRs(Map.of(), Listing.class)).isFalse();
        assertThat(isServedByJaxRs(Map.of(), WithSingletons.class)).isFalse();
        assertThat(isServedByJaxRs(Map.of(), Unmakeable.class)).isFalse();
    }

    @Test
    void choosesTheResourceThatAnApplicationLists() {
        assertThat(isServedByJaxRs(Map.of(), ListingOurs.class)).isTrue();
    }

    @Test
    void choosesTheResourceUnderAMappingInTheDescriptor() {
        var scanning = "jakarta.ws.rs.core.Application";

        assertThat(isServedByJaxRs(Map.of(scanning, List.of("/api/*")))).isTrue();
        assertThat(isServedByJaxRs(Map.of(scanning, List.of("/rest/*")))).isFalse();
        assertThat(isServedByJaxRs(Map.of("other", List.of("/api/*")))).isFalse();
    }

    @Test
    void prefersTheMappingInTheDescriptorToTheAnnotation() {
        assertThat(isServedByJaxRs(Map.of(Scanning.class.getName(), List.of("/rest/*")), Scanning.class))
                .isFalse();
        assertThat(isServedByJaxRs(Map.of(Elsewhere.class.getName(), List.of("/api/*")), Elsewhere.class))
                .isTrue();
    }

    private static boolean isServedByJaxRs(Map<String, Collection<String>> mappings, Class<?>... classes) {
        return new EndpointSelection(Set.of(classes), mappings).isServedByJaxRs();
    }

    @ApplicationPath("/api")
    static class NotAnApplication {}

    @ApplicationPath("/api")
    abstract static class Abstract extends Application {}

    @ApplicationPath("/api")
    static class Scanning extends Application {}

    @ApplicationPath("/api/")
    static class Inheriting extends Abstract {}

    @ApplicationPath("/rest")
    static class Elsewhere extends Application {}

    @ApplicationPath("/")
    static class AtTheRoot extends Application {}

    /** Servers differ in the path of this application. */
    @ApplicationPath("/api/*")
    static class AtAnAsterisk extends Application {}

    @ApplicationPath("/api")
    static class Listing extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(String.class);
        }
    }

    @ApplicationPath("/api")
    static class ListingOurs extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(String.class, InngestResource.class);
        }
    }

    @ApplicationPath("/api")
    static class WithSingletons extends Application {
        @Override
        @SuppressWarnings("deprecation")
        public Set<Object> getSingletons() {
            return Set.of("one");
        }
    }

    @ApplicationPath("/api")
    static class Unmakeable extends Application {
        Unmakeable() {
            throw new IllegalStateException("only in the container");
        }

        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(InngestResource.class);
        }
    }
}
