package io.github.inngestcdi.devserver.internal.engine;

import static io.github.inngestcdi.devserver.internal.run.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private final Agenda agenda = new Agenda();
    private final Run run = Samples.run("a");
    private final Run other = Samples.run("b");

    private static Due.Wake wake(Run run, String step, Instant at) {
        return new Due.Wake(run, step, Memo.NULL, at);
    }

    private List<String> takeUntil(Instant now) {
        var steps = new ArrayList<String>();
        for (var due = agenda.takeFirst(now); due.isPresent(); due = agenda.takeFirst(now)) {
            steps.add(((Due.Wake) due.get()).stepId());
        }
        return steps;
    }

    @Test
    void ordersByTimeAndThenByArrival() {
        agenda.add(wake(run, "third", NOON.plusSeconds(2)));
        agenda.add(wake(other, "first", NOON));
        agenda.add(wake(run, "fourth", NOON.plusSeconds(2)));
        agenda.add(wake(run, "second", NOON));

        assertThat(agenda.next()).contains(NOON);
        assertThat(takeUntil(NOON.plusSeconds(2))).containsExactly("first", "second", "third", "fourth");
        assertThat(agenda.next()).isEmpty();
    }

    @Test
    void returnsOnlyDueWorkAsTheClockMoves() {
        agenda.add(wake(run, "now", NOON));
        agenda.add(wake(run, "tomorrow", NOON.plusSeconds(86_400)));

        assertThat(takeUntil(NOON.minusNanos(1))).isEmpty();
        assertThat(takeUntil(NOON)).containsExactly("now");
        assertThat(takeUntil(NOON.plusSeconds(86_399))).isEmpty();
        assertThat(takeUntil(NOON.plusSeconds(86_400))).containsExactly("tomorrow");
    }

    @Test
    void removesAllWorkOfARunAndKeepsTheRest() {
        agenda.add(wake(run, "later", NOON.plusSeconds(1)));
        agenda.add(wake(other, "stays", NOON));
        agenda.add(wake(run, "sooner", NOON));

        var taken = agenda.takeAll(Due.Group.of(run));

        assertThat(taken).extracting(due -> ((Due.Wake) due).stepId()).containsExactly("sooner", "later");
        assertThat(agenda.takeAll(Due.Group.of(run))).isEmpty();
        assertThat(takeUntil(NOON.plusSeconds(1))).containsExactly("stays");
    }

    @Test
    void removesWorkOfTwoGroupsOnce() {
        var call = new Due.Call(Job.start(run, NOON), true);
        agenda.add(call);

        assertThat(agenda.takeAll(Due.Group.unreachable("shop"))).containsExactly(call);
        assertThat(agenda.takeAll(Due.Group.of(run))).isEmpty();
        assertThat(agenda.size()).isZero();
    }

    @Test
    void keepsTheOrderOfVeryManyAmongWhichMostAreCancelled() {
        var random = new Random(7);
        var runs = new ArrayList<Run>();
        for (int i = 0; i < 50_000; i++) {
            var one = i % 1000 == 0 ? run : new Run("r" + i, Samples.FUNCTION, run.event(), NOON);
            agenda.add(wake(one, String.valueOf(i), NOON.plusSeconds(random.nextInt(100))));
            if (one != run) {
                runs.add(one);
            }
        }
        runs.forEach(one -> agenda.takeAll(Due.Group.of(one)));
        assertThat(agenda.size()).isEqualTo(50);

        var last = Instant.MIN;
        for (int left = 50; left > 0; left--) {
            var next = agenda.takeFirst(NOON.plusSeconds(100)).orElseThrow();
            assertThat(next.at()).isAfterOrEqualTo(last);
            last = next.at();
        }
        assertThat(agenda.next()).isEmpty();
    }
}
