package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.Checkpointing;
import io.github.inngestcdi.FunctionOptions;
import io.github.inngestcdi.cdi.Batch;
import io.github.inngestcdi.cdi.CancelOn;
import io.github.inngestcdi.cdi.Checkpoint;
import io.github.inngestcdi.cdi.Concurrency;
import io.github.inngestcdi.cdi.Debounce;
import io.github.inngestcdi.cdi.Idempotent;
import io.github.inngestcdi.cdi.RateLimit;
import io.github.inngestcdi.cdi.RunPriority;
import io.github.inngestcdi.cdi.SingleRun;
import io.github.inngestcdi.cdi.Throttle;
import io.github.inngestcdi.cdi.Timeouts;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import jakarta.enterprise.inject.spi.Annotated;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the options from a function's annotations. It reports a mistake in an option, and leaves that option out. */
final class DeclaredOptions {
    private static final Set<Class<? extends Annotation>> ANNOTATIONS = Set.of(
            Concurrency.class,
            Concurrency.List.class,
            Throttle.class,
            RateLimit.class,
            Debounce.class,
            Batch.class,
            RunPriority.class,
            SingleRun.class,
            CancelOn.class,
            CancelOn.List.class,
            Timeouts.class,
            Idempotent.class,
            Checkpoint.class);

    private final Annotated annotated;
    private final String origin;
    private final Consumer<String> mistakes;
    private final DurationText durations;
    private final FunctionOptions.Builder options = FunctionOptions.builder();

    private DeclaredOptions(Annotated annotated, String origin, Consumer<String> mistakes) {
        this.annotated = annotated;
        this.origin = origin;
        this.mistakes = mistakes;
        this.durations = new DurationText(origin, mistakes);
    }

    static FunctionOptions of(Annotated annotated, String origin, Consumer<String> mistakes) {
        return new DeclaredOptions(annotated, origin, mistakes).read();
    }

    /** {@return the names of the option annotations on {@code annotated}, as the source spells them} */
    static List<String> on(Annotated annotated) {
        return annotated.getAnnotations().stream()
                .map(Annotation::annotationType)
                .filter(ANNOTATIONS::contains)
                .map(type -> "@" + (type.isMemberClass() ? type.getDeclaringClass() : type).getSimpleName())
                .sorted()
                .toList();
    }

    private FunctionOptions read() {
        annotated.getAnnotations(Concurrency.class).forEach(this::concurrency);
        ifPresent(Throttle.class, this::throttle);
        ifPresent(RateLimit.class, this::rateLimit);
        ifPresent(Debounce.class, this::debounce);
        ifPresent(Batch.class, this::batch);
        ifPresent(RunPriority.class, priority -> options.runPriority(priority.value()));
        ifPresent(
                SingleRun.class,
                single -> options.singleRun(new FunctionOptions.SingleRun(single.mode(), given(single.key()))));
        annotated.getAnnotations(CancelOn.class).forEach(this::cancelOn);
        ifPresent(Timeouts.class, this::timeouts);
        ifPresent(Idempotent.class, idempotent -> options.idempotency(idempotent.value()));
        ifPresent(Checkpoint.class, this::checkpoint);
        return options.build();
    }

    private <A extends Annotation> void ifPresent(Class<A> type, Consumer<A> reader) {
        @Nullable A annotation = annotated.getAnnotation(type);
        if (annotation != null) {
            reader.accept(annotation);
        }
    }

    private void concurrency(Concurrency limit) {
        options.concurrency(
                new FunctionOptions.Concurrency(limit.limit(), given(limit.key()), limit.scope(), limit.unit()));
    }

    private void throttle(Throttle throttle) {
        durations
                .required("@Throttle(period)", throttle.period())
                .map(period ->
                        new FunctionOptions.Throttle(throttle.limit(), period, throttle.burst(), given(throttle.key())))
                .ifPresent(options::throttle);
    }

    private void rateLimit(RateLimit limit) {
        durations
                .required("@RateLimit(period)", limit.period())
                .map(period -> new FunctionOptions.RateLimit(limit.limit(), period, given(limit.key())))
                .ifPresent(options::rateLimit);
    }

    private void debounce(Debounce debounce) {
        var timeout = durations.optional("@Debounce(timeout)", debounce.timeout());
        durations
                .required("@Debounce(period)", debounce.period())
                .map(period -> new FunctionOptions.Debounce(period, given(debounce.key()), timeout))
                .ifPresent(options::debounce);
    }

    private void batch(Batch batch) {
        durations
                .required("@Batch(timeout)", batch.timeout())
                .map(timeout ->
                        new FunctionOptions.Batch(batch.maxSize(), timeout, given(batch.key()), given(batch.when())))
                .ifPresent(options::batch);
    }

    private void cancelOn(CancelOn cancel) {
        if (!cancel.when().isEmpty() && !cancel.match().isEmpty()) {
            mistakes.accept(CdiMessages.whenAndMatch(origin));
        }
        var timeout = durations.optional("@CancelOn(timeout)", cancel.timeout());
        NamedEvent.of("@CancelOn", cancel.value(), cancel.type(), origin, mistakes)
                .map(event -> new FunctionOptions.CancelOn(event, given(cancel.when()), timeout))
                .map(event -> cancel.match().isEmpty() ? event : event.matching(cancel.match()))
                .ifPresent(options::cancelOn);
    }

    private void timeouts(Timeouts timeouts) {
        var start = durations.optional("@Timeouts(start)", timeouts.start());
        var finish = durations.optional("@Timeouts(finish)", timeouts.finish());
        boolean unreadable = start.isEmpty() != timeouts.start().isEmpty()
                || finish.isEmpty() != timeouts.finish().isEmpty();
        if (!unreadable) {
            options.timeouts(new FunctionOptions.Timeouts(start, finish));
        }
    }

    private void checkpoint(Checkpoint checkpoint) {
        var interval = durations.optional("@Checkpoint(maxInterval)", checkpoint.maxInterval());
        var runtime = durations.optional("@Checkpoint(maxRuntime)", checkpoint.maxRuntime());
        Checkpointing standard = Checkpointing.standard();
        int steps = checkpoint.bufferedSteps();
        try {
            options.checkpointing(new Checkpointing(
                    checkpoint.enabled(),
                    steps,
                    interval.orElse(standard.maxInterval()),
                    runtime.orElse(standard.maxRuntime())));
        } catch (IllegalArgumentException outOfRange) {
            mistakes.accept(CdiMessages.badCheckpoint(
                    origin, steps, interval.orElse(standard.maxInterval()), runtime.orElse(standard.maxRuntime())));
        }
    }

    /** {@return what is written; one that is blank, but not empty, is left for the check of all options to find} */
    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
