package io.github.inngestcdi.devserver.internal.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Replaces field access, comparison and addition by the lenient functions of {@link CelFunctions}. */
final class CelRewriter {
    private static final Map<String, String> LENIENT = Map.of(
            "_==_", "@eq", "_!=_", "@ne", "_<_", "@lt", "_<=_", "@le", "_>_", "@gt", "_>=_", "@ge", "_+_", "@add",
            "_[_]", "@get");
    private static final Set<String> LOGIC = Set.of("_&&_", "_||_", "!_");

    private final CelExpr root;
    private long nextId;

    CelRewriter(CelExpr root) {
        this.root = root;
        this.nextId = 1_000_000;
    }

    CelExpr rewritten() {
        return rewrite(root);
    }

    private CelExpr rewrite(CelExpr expr) {
        return switch (expr.getKind()) {
            case SELECT -> select(expr);
            case CALL -> call(expr);
            case LIST ->
                CelExpr.ofList(
                        expr.id(), all(expr.list().elements()), expr.list().optionalIndices());
            case MAP ->
                CelExpr.ofMap(
                        expr.id(),
                        expr.map().entries().stream()
                                .map(entry -> CelExpr.ofMapEntry(
                                        entry.id(),
                                        rewrite(entry.key()),
                                        rewrite(entry.value()),
                                        entry.optionalEntry()))
                                .collect(ImmutableList.toImmutableList()));
            case COMPREHENSION -> comprehension(expr);
            default -> expr;
        };
    }

    private CelExpr select(CelExpr expr) {
        var select = expr.select();
        var field = CelExpr.ofConstant(nextId++, CelConstant.ofValue(select.field()));
        return function(expr.id(), select.testOnly() ? "@has" : "@get", List.of(rewrite(select.operand()), field));
    }

    private CelExpr call(CelExpr expr) {
        var call = expr.call();
        var args = all(call.args());
        if (LOGIC.contains(call.function())) {
            args = args.stream().map(this::truth).collect(ImmutableList.toImmutableList());
        } else if (call.function().equals("_?_:_")) {
            args = ImmutableList.of(truth(args.get(0)), args.get(1), args.get(2));
        }
        return CelExpr.ofCall(
                expr.id(),
                call.target().map(this::rewrite),
                LENIENT.getOrDefault(call.function(), call.function()),
                args);
    }

    /** A missing field counts as false if it is a condition. */
    private CelExpr truth(CelExpr expr) {
        boolean field = expr.getKind() == CelExpr.ExprKind.Kind.CALL
                && expr.call().function().equals("@get");
        return field ? function(nextId++, "@truth", List.of(expr)) : expr;
    }

    private CelExpr comprehension(CelExpr expr) {
        var loop = expr.comprehension();
        return expr.toBuilder()
                .setComprehension(loop.toBuilder()
                        .setIterRange(rewrite(loop.iterRange()))
                        .setAccuInit(rewrite(loop.accuInit()))
                        .setLoopCondition(rewrite(loop.loopCondition()))
                        .setLoopStep(rewrite(loop.loopStep()))
                        .setResult(rewrite(loop.result()))
                        .build())
                .build();
    }

    private ImmutableList<CelExpr> all(List<CelExpr> exprs) {
        return exprs.stream().map(this::rewrite).collect(ImmutableList.toImmutableList());
    }

    private static CelExpr function(long id, String name, List<CelExpr> args) {
        return CelExpr.ofCall(id, Optional.empty(), name, ImmutableList.copyOf(args));
    }
}
