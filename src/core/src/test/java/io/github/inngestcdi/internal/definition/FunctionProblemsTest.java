package io.github.inngestcdi.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionProblemsTest {
    private static FunctionDefinition.Builder<Object, Object> function(String id) {
        return FunctionDefinition.<Object, Object>builder(id, Object.class, context -> "x")
                .origin("com.acme.Shop." + id);
    }

    private static List<String> problems(FunctionDefinition.Builder<?, ?>... functions) {
        return FunctionProblems.of(
                Arrays.stream(functions).map(FunctionDefinition.Builder::build).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "0 9 * * 1-5",
                "*/5 0-12/2 1,15 jan,JUL MON-fri",
                "TZ=Europe/Paris 0 9 * * *",
                "CRON_TZ=UTC 59 23 31 12 6",
                "0 0 ? * ?"
            })
    void acceptsWhatTheServerAccepts(String cron) {
        assertThat(problems(function("f").trigger(Trigger.cron(cron)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nope",
                "* * * *",
                "* * * * * *",
                "@daily",
                "TZ=Europe/Atlantis 0 9 * * *",
                "TZ=UTC",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 7",
                "5-1 * * * *",
                "*/0 * * * *",
                "1,,2 * * * *",
                "1-2-3 * * * *",
                "-1 * * * *"
            })
    void refusesWhatTheServerRefuses(String cron) {
        assertThat(problems(function("f").trigger(Trigger.cron(cron))))
                .singleElement()
                .asString()
                .contains("INNGEST-00026", "'" + cron + "'", "com.acme.Shop.f");
    }

    @Test
    void namesBothOwnersOfAnId() {
        var first = function("mail");
        var second = function("mail").origin("com.acme.Other.send");

        assertThat(problems(first, second))
                .singleElement()
                .asString()
                .contains("INNGEST-00020", "'mail'", "com.acme.Shop.mail", "com.acme.Other.send");
    }

    @Test
    void refusesAnIdThatAFailureHandlerUses() {
        assertThat(problems(function("mail").onFailure(failure -> {}), function("mail-failure")))
                .singleElement()
                .asString()
                .contains("INNGEST-00020", "mail-failure");
    }

    @Test
    void refusesAnIdThatACancelHandlerUses() {
        assertThat(problems(function("mail").onCancel(cancelled -> {}), function("mail-cancel")))
                .singleElement()
                .asString()
                .contains("INNGEST-00020", "mail-cancel", "cancel handler of com.acme.Shop.mail");
    }

    @Test
    void reportsEveryMistake() {
        var triggers = function("many");
        for (int i = 0; i < 11; i++) {
            triggers.trigger(Trigger.event("e" + i));
        }

        assertThat(problems(
                        function("Bad id"),
                        function("f").name(" "),
                        function("g").retries(21),
                        function("h").retries(-1),
                        triggers,
                        function("twice").trigger(Trigger.event("a")).trigger(Trigger.event("a")),
                        function("blank").trigger(Trigger.event(" ")),
                        function("when").trigger(Trigger.event("a", " "))))
                .extracting(problem -> problem.substring(0, 13))
                .containsExactly(
                        "INNGEST-00021",
                        "INNGEST-00022",
                        "INNGEST-00023",
                        "INNGEST-00023",
                        "INNGEST-00024",
                        "INNGEST-00025",
                        "INNGEST-00027",
                        "INNGEST-00028");
    }

    @Test
    void createsNoRegistryOfInvalidFunctions() {
        var mistaken = List.of(function("f").retries(50).build());

        assertThatThrownBy(() -> FunctionRegistry.of("shop", mistaken))
                .hasMessageContaining("INNGEST-00023")
                .hasMessageContaining("50");
    }
}
