package io.github.inngestcdi.encryption;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.middleware.RunInfo;
import io.github.inngestcdi.middleware.StepInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The information about a run that middleware receives. */
record TestRun(Map<String, Object> attributes) implements RunInfo {
    @Override
    public boolean isBeginning() {
        return true;
    }

    static RunInfo run() {
        return new TestRun(new HashMap<>());
    }

    static StepInfo step(String type) {
        return new StepInfo(run(), "charge", 0, "hash", type, "charge", false);
    }

    @Override
    public String runId() {
        return "01M806BSGE3Q823QA1K2SCJ59Q";
    }

    @Override
    public String functionId() {
        return "shop-pay";
    }

    @Override
    public int attempt() {
        return 0;
    }

    @Override
    public List<InngestEvent<?>> events() {
        return List.of();
    }
}
