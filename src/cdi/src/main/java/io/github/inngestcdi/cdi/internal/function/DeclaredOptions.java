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
import java.util.Set;
import java.util.function.BiFunction;
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
                single -> options.singleRun(with(
                        FunctionOptions.SingleRun.of(single.mode()),
                        single.key(),
                        FunctionOptions.SingleRun::withKey)));
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
        var declared = FunctionOptions.Concurrency.ofSteps(limit.limit())
                .withScope(limit.scope())
                .withUnit(limit.unit());
        options.concurrency(with(declared, limit.key(), FunctionOptions.Concurrency::withKey));
    }

    private void throttle(Throttle throttle) {
        durations
                .required("@Throttle(period)", throttle.period())
                .map(period ->
                        FunctionOptions.Throttle.of(throttle.limit(), period).withBurst(throttle.burst()))
                .map(declared -> with(declared, throttle.key(), FunctionOptions.Throttle::withKey))
                .ifPresent(options::throttle);
    }

    private void rateLimit(RateLimit limit) {
        durations
                .required("@RateLimit(period)", limit.period())
                .map(period -> FunctionOptions.RateLimit.of(limit.limit(), period))
                .map(declared -> with(declared, limit.key(), FunctionOptions.RateLimit::withKey))
                .ifPresent(options::rateLimit);
    }

    private void debounce(Debounce debounce) {
        var timeout = durations.optional("@Debounce(timeout)", debounce.timeout());
        durations
                .required("@Debounce(period)", debounce.period())
                .map(FunctionOptions.Debounce::of)
                .map(declared -> with(declared, debounce.key(), FunctionOptions.Debounce::withKey))
                .map(declared -> timeout.map(declared::withTimeout).orElse(declared))
                .ifPresent(options::debounce);
    }

    private void batch(Batch batch) {
        durations
                .required("@Batch(timeout)", batch.timeout())
                .map(timeout -> FunctionOptions.Batch.of(batch.maxSize(), timeout))
                .map(declared -> with(declared, batch.key(), FunctionOptions.Batch::withKey))
                .map(declared -> with(declared, batch.when(), FunctionOptions.Batch::withExpression))
                .ifPresent(options::batch);
    }

    private void cancelOn(CancelOn cancel) {
        if (!cancel.when().isEmpty() && !cancel.match().isEmpty()) {
            mistakes.accept(CdiMessages.whenAndMatch(origin));
        }
        var timeout = durations.optional("@CancelOn(timeout)", cancel.timeout());
        NamedEvent.of("@CancelOn", cancel.value(), cancel.type(), origin, mistakes)
                .map(FunctionOptions.CancelOn::named)
                .map(declared -> with(declared, cancel.when(), FunctionOptions.CancelOn::withExpression))
                .map(declared -> with(declared, cancel.match(), FunctionOptions.CancelOn::withMatch))
                .map(declared -> timeout.map(declared::withTimeout).orElse(declared))
                .ifPresent(options::cancelOn);
    }

    private void timeouts(Timeouts timeouts) {
        var start = durations.optional("@Timeouts(start)", timeouts.start());
        var finish = durations.optional("@Timeouts(finish)", timeouts.finish());
        boolean unreadable = start.isEmpty() != timeouts.start().isEmpty()
                || finish.isEmpty() != timeouts.finish().isEmpty();
        if (!unreadable) {
            var declared = FunctionOptions.Timeouts.none();
            declared = start.map(declared::withStart).orElse(declared);
            options.timeouts(finish.map(declared::withFinish).orElse(declared));
        }
    }

    private void checkpoint(Checkpoint checkpoint) {
        var interval = durations.optional("@Checkpoint(maxInterval)", checkpoint.maxInterval());
        var runtime = durations.optional("@Checkpoint(maxRuntime)", checkpoint.maxRuntime());
        var standard = Checkpointing.standard();
        int steps = checkpoint.bufferedSteps();
        try {
            options.checkpointing(standard.withEnabled(checkpoint.enabled())
                    .withBufferedSteps(steps)
                    .withMaxInterval(interval.orElse(standard.maxInterval()))
                    .withMaxRuntime(runtime.orElse(standard.maxRuntime())));
        } catch (IllegalArgumentException outOfRange) {
            mistakes.accept(CdiMessages.badCheckpoint(
                    origin, steps, interval.orElse(standard.maxInterval()), runtime.orElse(standard.maxRuntime())));
        }
    }

    /**
     * {@return {@code option} with the {@code text} of an annotation, unless that is empty} A text that is blank is
     * left for
     * the check of all options.
     */
    private static <T> T with(T option, String text, BiFunction<T, String, T> wither) {
        return text.isEmpty() ? option : wither.apply(option, text);
    }
}
