package io.github.inngestcdi.benchmarks.deploy;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ten durable observers. Each of the ten beans inherits them; their ids contain the name of the bean. */
public abstract class TenFunctions {
    String first(@Observes @Async Happened happened, Step step) {
        return step.run("step", happened::id);
    }

    String second(@Observes @Async Happened happened, Step step) {
        return step.run("step", happened::id);
    }

    String third(@Observes @Async Happened happened, Step step) {
        return step.run("step", happened::id);
    }

    String fourth(@Observes @Async Happened happened, Step step) {
        return step.run("step", happened::id);
    }

    String fifth(@Observes @Async Happened happened, Step step) {
        return step.run("step", happened::id);
    }

    String sixth(@Observes @Async Happened happened, Step step) {
        return step.run("step", happened::id);
    }

    String seventh(@Observes @Async Happened happened, Step step) {
        return step.run("step", happened::id);
    }

    String eighth(@Observes @Async Happened happened, Step step) {
        return step.run("step", happened::id);
    }

    String ninth(@Observes @Async Happened happened, Step step) {
        return step.run("step", happened::id);
    }

    String tenth(@Observes @Async Happened happened, Step step) {
        return step.run("step", happened::id);
    }

    /** The first ten. */
    @ApplicationScoped
    public static class A extends TenFunctions {}

    /** Ten more. */
    @ApplicationScoped
    public static class B extends TenFunctions {}

    /** Ten more. */
    @ApplicationScoped
    public static class C extends TenFunctions {}

    /** Ten more. */
    @ApplicationScoped
    public static class D extends TenFunctions {}

    /** Ten more. */
    @ApplicationScoped
    public static class E extends TenFunctions {}

    /** Ten more. */
    @ApplicationScoped
    public static class F extends TenFunctions {}

    /** Ten more. */
    @ApplicationScoped
    public static class G extends TenFunctions {}

    /** Ten more. */
    @ApplicationScoped
    public static class H extends TenFunctions {}

    /** Ten more. */
    @ApplicationScoped
    public static class I extends TenFunctions {}

    /** The last ten. */
    @ApplicationScoped
    public static class J extends TenFunctions {}
}
