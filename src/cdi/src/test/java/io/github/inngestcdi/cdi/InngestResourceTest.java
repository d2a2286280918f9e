package io.github.inngestcdi.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InngestResourceTest {
    @ParameterizedTest
    @ValueSource(classes = {GET.class, PUT.class, POST.class, DELETE.class, PATCH.class, OPTIONS.class})
    void leavesNoMethodForJaxRsToAnswer(Class<? extends Annotation> httpMethod) {
        assertThat(InngestResource.class.getMethods()).anyMatch(method -> method.isAnnotationPresent(httpMethod));
    }
}
