package io.github.inngestcdi.cdi.internal;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.container.ApiVisibility;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.cdi.internal.container.CdiVersion;
import io.github.inngestcdi.cdi.internal.container.OptionalApis;
import io.github.inngestcdi.cdi.internal.container.OwnBeanManager;
import io.github.inngestcdi.cdi.internal.event.AsyncEventBridge;
import io.github.inngestcdi.cdi.internal.event.AsyncInjectionPoints;
import io.github.inngestcdi.cdi.internal.function.DeployedFunctions;
import io.github.inngestcdi.cdi.internal.function.FunctionCollector;
import io.github.inngestcdi.cdi.internal.function.RunTypes;
import io.github.inngestcdi.cdi.internal.health.ReadinessCheck;
import io.github.inngestcdi.cdi.internal.middleware.AppMiddleware;
import io.github.inngestcdi.cdi.internal.middleware.DeclaredMiddleware;
import io.github.inngestcdi.cdi.internal.step.DurableSteps;
import io.github.inngestcdi.cdi.internal.transaction.GuardedTransactions;
import io.github.inngestcdi.internal.config.SettingsReader.Reading;
import io.github.inngestcdi.internal.definition.FunctionProblems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the container's lifecycle: collects what the application declares, registers the beans and observers of this
 * module, and reports all mistakes at once.
 */
public class InngestExtension implements Extension {
    private static final System.Logger LOG = System.getLogger(InngestExtension.class.getName());

    private final BeanAccess beans = new BeanAccess();
    private final FunctionCollector functions = new FunctionCollector(beans);
    private final DeclaredMiddleware middleware = new DeclaredMiddleware(beans);
    private final RunTypes runTypes = new RunTypes();
    private final AsyncInjectionPoints injectionPoints = new AsyncInjectionPoints();
    private final DurableSteps steps = new DurableSteps();
    private final ApiVisibility api = new ApiVisibility(Workflow.class);
    private final OwnBeans ownBeans = new OwnBeans(beans);
    private volatile @Nullable Bean<OwnBeanManager> ownBeanManager;
    private volatile DeployedFunctions deployed = new DeployedFunctions(List.of());
    private volatile Optional<InngestSettings> settings = Optional.empty();
    private volatile Set<String> switchedOn = Set.of();

    /** Ends the deployment before another class of this module fails with a less helpful message. */
    void refuseOldCdi(@Observes BeforeBeanDiscovery event) {
        if (CdiVersion.isTooOld()) {
            throw new DeploymentMistakes(CdiMessages.deploymentMistakes(List.of(CdiMessages.cdiTooOld()), List.of()));
        }
    }

    void guardTransactions(@Observes @WithAnnotations(Transactional.class) ProcessAnnotatedType<?> type) {
        GuardedTransactions.guard(type);
    }

    void markParameters(
            @Observes @WithAnnotations({Observes.class, ObservesAsync.class}) ProcessAnnotatedType<?> type) {
        runTypes.mark(type);
    }

    void collect(@Observes ProcessInjectionPoint<?, ?> point) {
        injectionPoints.see(point.getInjectionPoint());
    }

    @SuppressWarnings("unchecked")
    void collect(@Observes ProcessBean<?> bean) {
        ownBeans.recordReplacement(bean.getBean());
        middleware.collect(bean.getBean(), bean.getAnnotated());
        if (bean.getBean().getBeanClass() == OwnBeanManager.class) {
            ownBeanManager = (Bean<OwnBeanManager>) bean.getBean();
        }
        if (bean instanceof ProcessManagedBean<?> managed
                && api.isVisibleTo(managed.getAnnotatedBeanClass().getJavaClass())) {
            functions.collect(managed.getBean(), managed.getAnnotatedBeanClass());
            if (!(managed.getBean() instanceof Interceptor<?>)) {
                steps.collect(managed.getAnnotatedBeanClass());
            }
            middleware.collectUses(managed.getBean(), managed.getAnnotatedBeanClass());
        }
    }

    void collect(@Observes ProcessObserverMethod<?, ?> observer) {
        if (functions.collect(observer.getObserverMethod(), observer.getAnnotatedMethod())) {
            observer.veto();
        }
    }

    void register(@Observes AfterBeanDiscovery event) {
        event.addObserverMethod(new AsyncEventBridge(beans, false));
        event.addObserverMethod(new AsyncEventBridge(beans, true));
        ownBeans.register(event, () -> settings.orElseThrow());
        event.<DeployedFunctions>addBean()
                .beanClass(InngestExtension.class)
                .types(DeployedFunctions.class)
                .scope(Dependent.class)
                .createWith(context -> new DeployedFunctions(middleware.around(deployed.all())));
        event.<AppMiddleware>addBean()
                .beanClass(InngestExtension.class)
                .types(AppMiddleware.class)
                .scope(Singleton.class)
                .createWith(context -> new AppMiddleware(beans, middleware, name -> switchedOn.contains(name)))
                .destroyWith((app, context) -> app.close());
        event.<BeanAccess>addBean()
                .beanClass(InngestExtension.class)
                .types(BeanAccess.class)
                .scope(Dependent.class)
                .createWith(context -> beans);
        event.<DurableSteps>addBean()
                .beanClass(InngestExtension.class)
                .types(DurableSteps.class)
                .scope(ApplicationScoped.class)
                .createWith(context -> steps);
        runTypes.register(event);
        if (OptionalApis.isThere("org.eclipse.microprofile.health.Readiness")) {
            ReadinessCheck.register(event, beans);
        }
    }

    void check(@Observes AfterDeploymentValidation event, BeanManager manager) {
        beans.use(managerThatSeesTheApplication(manager));
        var collected = functions.collected();
        var reading = ownBeans.isReplaced(InngestSettings.class)
                ? new Reading(Optional.empty(), List.of(), List.of())
                : MicroProfileSettings.read();
        deployed = new DeployedFunctions(collected.functions());
        settings = reading.settings();
        switchedOn = MicroProfileSettings.switchedOn(AppMiddleware.SWITCHES);

        List<String> warnings = new ArrayList<>(middleware.warnings());
        warnings.addAll(reading.warnings());
        List<String> mistakes = new ArrayList<>(collected.mistakes());
        mistakes.addAll(middleware.mistakes(collected.functions()));
        mistakes.addAll(ownBeans.mistakes());
        mistakes.addAll(injectionPoints.mistakes());
        mistakes.addAll(steps.mistakes());
        mistakes.addAll(FunctionProblems.of(collected.functions()));
        mistakes.addAll(reading.problems());
        if (mistakes.isEmpty()) {
            warnings.forEach(warning -> LOG.log(Level.WARNING, warning));
        } else {
            event.addDeploymentProblem(new DeploymentMistakes(CdiMessages.deploymentMistakes(mistakes, warnings)));
        }
    }

    void release(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        beans.release();
    }

    private BeanManager managerThatSeesTheApplication(BeanManager own) {
        var bean = ownBeanManager;
        return bean == null
                ? own
                : bean.create(own.createCreationalContext(bean)).manager();
    }
}
