package io.github.inngestcdi.internal;

/** Every message of this module; numbers 00001 to 00999. None is used again. */
public final class CoreMessages {
    private CoreMessages() {}

    public static IllegalArgumentException eventWithoutName(Class<?> type) {
        return new IllegalArgumentException("""
                INNGEST-00001: %s has no @EventName, so Inngest cannot know which event it is the data of. \
                Annotate the type with @EventName("domain/thing.happened"), or use InngestEvent.of(name, data).""".formatted(type.getName()));
    }
}
