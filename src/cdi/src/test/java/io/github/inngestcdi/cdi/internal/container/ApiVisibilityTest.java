package io.github.inngestcdi.cdi.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.LogRecords;
import io.github.inngestcdi.cdi.internal.OwnClasses;
import io.github.inngestcdi.cdi.internal.Without;
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
