package io.github.inngestcdi.arquillian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.NoRunException;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.arquillian.beans.BeansApplication;
import io.github.inngestcdi.arquillian.beans.Knock;
import io.github.inngestcdi.arquillian.beans.OfTheApplication;
import io.github.inngestcdi.arquillian.beans.OfTheRequest;
import io.github.inngestcdi.arquillian.beans.Passing;
import io.github.inngestcdi.arquillian.beans.Single;
import io.github.inngestcdi.arquillian.beans.WholeBean;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs in the container: what an application can inject, and how that behaves outside of runs. */
@ExtendWith(ArquillianExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class InjectionIT {
    @Inject
    private Inngest inngest;

    @Inject
    private Step step;

    @Inject
    private JsonMapper mapper;

    @Inject
    @Async
    private Event<Object> events;

    @Inject
    private OfTheApplication ofTheApplication;

    @Inject
    private OfTheRequest ofTheRequest;

    @Inject
    private Single single;

    @Inject
    private WholeBean wholeBean;

    @Inject
    private Instance<Passing> passing;

    @Resource
    private ManagedExecutorService executor;

    @Deployment
    static WebArchive beans() {
        return Wars.of("beans", Map.of("inngest.app-id", "beans", "inngest.dev", "http://127.0.0.1:1"))
                .addPackage(BeansApplication.class.getPackage())
                .addAsWebInfResource(Wars.discoveringAll(), "beans.xml");
    }

    @Test
    void beansOfEveryScopeWithFunctionsCanBeInjected() {
        var own = passing.get();

        assertNotNull(ofTheApplication);
        assertNotNull(ofTheRequest);
        assertNotNull(single);
        assertNotNull(wholeBean);
        assertNotNull(own);
        passing.destroy(own);
    }

    @Test
    void anInjectedStepFailsOutsideOfARun() {
        var refused = assertThrows(NoRunException.class, () -> step.run("none", () -> "ran"));

        assertTrue(refused.getMessage().startsWith("INNGEST-"), refused.getMessage());
    }

    @Test
    void anInjectedStepFailsOnAThreadOfTheServer() throws Exception {
        var refused = executor.submit(() -> assertThrows(NoRunException.class, () -> step.run("none", () -> "ran"))
                        .getMessage())
                .get(1, TimeUnit.MINUTES);

        assertTrue(refused.startsWith("INNGEST-"), refused);
    }

    @Test
    void theClientAndTheEventsNameTheUnreachableServer() {
        var unsent = assertThrows(Exception.class, () -> inngest.send(new Knock("client")));
        var unfired = assertThrows(Exception.class, () -> events.fire(new Knock("event")));

        assertTrue(unsent.getMessage().contains("127.0.0.1:1"), unsent.getMessage());
        assertTrue(unfired.getMessage().contains("127.0.0.1:1"), unfired.getMessage());
    }

    @Test
    void theMapperIsTheServersOwnJsonBinding() {
        assertEquals("{\"by\":\"ada\"}", mapper.toJson(new Knock("ada")));
    }
}
