package io.github.inngestcdi.devserver.internal.run;

import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import io.github.inngestcdi.devserver.internal.time.CronSchedule;
import java.time.Instant;
import java.util.List;

/** Work that is due at some time: data that can be ordered, moved, cancelled and stored. */
public sealed interface Due {
    /** {@return the time from which the work can be done} */
    Instant at();

    /** {@return the groups that the work belongs to; the agenda can remove a group as a whole} */
    List<Group> groups();

    /** Related work: that of a run, the schedules of an app, or the retries of calls that did not reach an app. */
    record Group(Kind kind, String id) {
        enum Kind {
            RUN,
            SCHEDULES,
            UNREACHABLE
        }

        public static Group of(Run run) {
            return new Group(Kind.RUN, run.id());
        }

        public static Group schedules(String app) {
            return new Group(Kind.SCHEDULES, app);
        }

        public static Group unreachable(String app) {
            return new Group(Kind.UNREACHABLE, app);
        }
    }

    /** A request to send for a run. */
    sealed interface Request extends Due {
        Job job();

        @Override
        default Instant at() {
            return job().due();
        }
    }

    /**
     * A call of a function.
     *
     * @param unreachable whether the previous attempt did not reach the app; then it is sent when the app registers again
     */
    record Call(Job job, boolean unreachable) implements Request {
        public Call(Job job) {
            this(job, false);
        }

        @Override
        public List<Group> groups() {
            var run = job.run();
            return unreachable
                    ? List.of(Group.of(run), Group.unreachable(run.function().app()))
                    : List.of(Group.of(run));
        }
    }

    /** An HTTP request that the server makes for a step. */
    record Fetch(Job job, Operation operation) implements Request {
        @Override
        public List<Group> groups() {
            return List.of(Group.of(job.run()));
        }
    }

    /**
     * The end of a step's wait.
     *
     * @param result the result of the step, unless the step has ended before
     */
    record Wake(Run run, String stepId, Memo result, Instant at) implements Due {
        @Override
        public List<Group> groups() {
            return List.of(Group.of(run));
        }
    }

    /** The next time of a function's schedule. */
    record Cron(FunctionConfig function, CronSchedule schedule, Instant at) implements Due {
        @Override
        public List<Group> groups() {
            return List.of(Group.schedules(function.app()));
        }
    }
}
