package io.github.inngestcdi.cdi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.cdi.Workflow;
import org.junit.jupiter.api.Test;

class KnowingLoadersTest {
    private final KnowingLoaders loaders = new KnowingLoaders(Workflow.class);

    @Test
    void knowsOfClassesBesideOurs() {
        assertThat(loaders.mayMentionIt(KnowingLoadersTest.class)).isTrue();
    }

    @Test
    void knowsThatNoClassOfThePlatformMentionsUs() {
        assertThat(loaders.mayMentionIt(String.class)).isFalse();
        assertThat(loaders.mayMentionIt(java.sql.Connection.class)).isFalse();
    }

    @Test
    void knowsThatNoClassOfALoaderWithoutOursMentionsUs() throws Exception {
        Class<?> elsewhere = Class.forName(LogRecords.class.getName(), true, new Without(Workflow.class.getName()));

        assertThat(loaders.mayMentionIt(elsewhere)).isFalse();
    }

    @Test
    void tellsOurApiFromThatOfAnotherApplication() throws Exception {
        Class<?> elsewhere = Class.forName(LogRecords.class.getName(), true, new OwnClasses());

        assertThat(loaders.mayMentionIt(elsewhere)).isFalse();
    }
}
