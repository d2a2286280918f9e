package io.github.inngestcdi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An immutable value: equal to every other of its class that has equal parts. Its subclasses are final. */
abstract class Value {
    /** {@return the parts, in the order in which the value shows them} */
    abstract List<? extends @Nullable Object> parts();

    @Override
    public final boolean equals(@Nullable Object other) {
        return getClass().isInstance(other) && parts().equals(((Value) other).parts());
    }

    @Override
    public final int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + parts();
    }
}
