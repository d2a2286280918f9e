package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.inject.spi.Annotated;
import java.util.OptionalInt;

/** The attributes of {@link Workflow}, with defaults for those that are not set. */
record WorkflowOptions(String id, String name, OptionalInt retries) {
    static WorkflowOptions of(Annotated annotated, String defaultId) {
        var workflow = annotated.getAnnotation(Workflow.class);
        if (workflow == null) {
            return new WorkflowOptions(defaultId, defaultId, OptionalInt.empty());
        }
        var id = workflow.id().isEmpty() ? defaultId : workflow.id();
        return new WorkflowOptions(
                id,
                workflow.name().isEmpty() ? id : workflow.name(),
                workflow.retries() == -1 ? OptionalInt.empty() : OptionalInt.of(workflow.retries()));
    }

    void applyTo(FunctionDefinition.Builder<?, ?> builder) {
        builder.name(name);
        retries.ifPresent(builder::retries);
    }
}
