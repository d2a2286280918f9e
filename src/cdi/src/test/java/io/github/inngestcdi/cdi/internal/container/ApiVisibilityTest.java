package io.github.inngestcdi.cdi.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.LogRecords;
import io.github.inngestcdi.cdi.internal.OwnClasses;
import io.github.inngestcdi.cdi.internal.Without;
import org.junit.jupiter.api.Test;

class ApiVisibilityTest {
    private final ApiVisibility api = new ApiVisibility(Workflow.class);

    @Test
    void isVisibleToClassesOfItsOwnLoader() {
        assertThat(api.isVisibleTo(ApiVisibilityTest.class)).isTrue();
    }

    @Test
    void isNotVisibleToClassesOfThePlatform() {
        assertThat(api.isVisibleTo(String.class)).isFalse();
        assertThat(api.isVisibleTo(java.sql.Connection.class)).isFalse();
    }

    @Test
    void isNotVisibleToClassesOfALoaderWithoutIt() throws Exception {
        Class<?> elsewhere = Class.forName(LogRecords.class.getName(), true, new Without(Workflow.class.getName()));

        assertThat(api.isVisibleTo(elsewhere)).isFalse();
    }

    @Test
    void isNotVisibleToClassesThatLoadTheirOwnCopyOfIt() throws Exception {
        Class<?> elsewhere = Class.forName(LogRecords.class.getName(), true, new OwnClasses());

        assertThat(api.isVisibleTo(elsewhere)).isFalse();
    }
}
