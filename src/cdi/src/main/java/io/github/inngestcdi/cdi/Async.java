package io.github.inngestcdi.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what goes through Inngest: an event fired with this qualifier is sent to Inngest, an observer with it is a durable
 * function that Inngest runs.
 *
 * <pre>{@code
 * @Inject @Async Event<UserRegistered> registered;
 *
 * void welcome(@Observes @Async UserRegistered user, Step step) { … }
 * }</pre>
 *
 * <p>{@code fire} returns when the server has accepted the event, and throws if it does not; in a JTA transaction the
 * event is sent after the commit, and never if it rolls back. {@code fireAsync} does the same on another thread, in no
 * transaction. Observers without the qualifier are notified in process as usual: those of {@code fire} before the event
 * is sent, so that they can prevent it by throwing. {@link EventSent} carries the id of the event.
 *
 * <p>The body of a function runs many times, and so would fire many times: send with {@code step.sendEvent} there.
 *
 * @since 0.1
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface Async {
    /** For {@code event.select(Async.Literal.INSTANCE)}. */
    final class Literal extends AnnotationLiteral<Async> implements Async {
        private static final long serialVersionUID = 1L;

        /** The only one needed. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
