package io.github.inngestcdi.cdi.internal;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.ContainerExecutor;
import io.github.inngestcdi.cdi.internal.event.ApplicationClient;
import io.github.inngestcdi.cdi.internal.event.DirectOutlet;
import io.github.inngestcdi.cdi.internal.middleware.AppMiddleware;
import io.github.inngestcdi.cdi.spi.EventOutlet;
import io.github.inngestcdi.internal.client.HttpInngest;
import io.github.inngestcdi.internal.engine.AmbientStep;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.spi.EventClient;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.configurator.BeanConfigurator;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The beans that this module provides. Each is added only if the application has no bean of its type. */
final class OwnBeans {
    private static final Set<Class<?>> REPLACEABLE = Set.of(
            Inngest.class, EventClient.class, InngestSettings.class, Step.class, JsonMapper.class, EventOutlet.class);

    private final BeanAccess beans;
    private final Set<Class<?>> replaced = ConcurrentHashMap.newKeySet();
    private final OfferedMappers mappers = new OfferedMappers();

    OwnBeans(BeanAccess beans) {
        this.beans = beans;
    }

    /** Records which beans of this module {@code bean} replaces. */
    void recordReplacement(Bean<?> bean) {
        if (bean.getBeanClass() != OwnBeans.class && bean.getQualifiers().contains(Default.Literal.INSTANCE)) {
            REPLACEABLE.stream().filter(bean.getTypes()::contains).forEach(replaced::add);
        }
    }

    boolean isReplaced(Class<?> type) {
        return replaced.contains(type);
    }

    /** {@return the mistakes in the beans that are not replaced} */
    List<String> mistakes() {
        return isReplaced(JsonMapper.class) ? List.of() : mappers.mistakes();
    }

    /** Adds the beans that are not replaced. */
    void register(AfterBeanDiscovery event, Supplier<InngestSettings> settings) {
        if (!isReplaced(InngestSettings.class)) {
            add(event, InngestSettings.class).scope(Singleton.class).createWith(context -> settings.get());
        }
        if (!isReplaced(Step.class)) {
            add(event, Step.class).scope(ApplicationScoped.class).createWith(context -> new AmbientStep());
        }
        if (!isReplaced(JsonMapper.class)) {
            add(event, JsonMapper.class)
                    .scope(ApplicationScoped.class)
                    .createWith(context -> mappers.only().orElseGet(JsonbMapper::new))
                    .destroyWith((mapper, context) -> close(mapper));
        }
        if (!isReplaced(Inngest.class)) {
            var client = add(event, Inngest.class);
            if (!isReplaced(EventClient.class)) {
                client.addType(EventClient.class);
            }
            client.scope(ApplicationScoped.class)
                    .createWith(context -> new HttpInngest(
                            beans.get(InngestSettings.class),
                            new JsonPlatform(),
                            beans.get(JsonMapper.class),
                            ContainerExecutor.orCommonPool(),
                            beans.get(AppMiddleware.class).chain()))
                    .destroyWith((inngest, context) -> close(inngest));
        }
        if (isReplaced(Inngest.class) && !isReplaced(EventClient.class)) {
            add(event, EventClient.class)
                    .scope(ApplicationScoped.class)
                    .createWith(context -> new ApplicationClient(beans));
        }
        if (!isReplaced(EventOutlet.class)) {
            add(event, EventOutlet.class).scope(ApplicationScoped.class).createWith(context -> new DirectOutlet(beans));
        }
    }

    private static <T> BeanConfigurator<T> add(AfterBeanDiscovery event, Class<T> type) {
        return event.<T>addBean().beanClass(OwnBeans.class).types(type, Object.class);
    }

    private static void close(Object instance) {
        if (instance instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
