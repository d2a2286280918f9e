package io.github.inngestcdi.devserver.internal.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A condition in CEL, evaluated by the official library with the lenient rules of Inngest's expressions.
 *
 * <p>The variables are {@code event}, {@code async} and {@code vars}. A field that is missing is null, and null counts as
 * false; numbers compare by value, whether they are integers or not; values of different types are never equal. A
 * condition that still cannot be evaluated counts as false.
 */
final class CelExpression implements Expression {
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("event", SimpleType.DYN)
            .addVar("async", SimpleType.DYN)
            .addVar("vars", SimpleType.DYN)
            .addFunctionDeclarations(CelFunctions.declarations())
            .build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .addFunctionBindings(CelFunctions.bindings())
            .build();

    private final String source;
    private final CelRuntime.Program program;
    private final AtomicBoolean warned = new AtomicBoolean();

    private CelExpression(String source, CelRuntime.Program program) {
        this.source = source;
        this.program = program;
    }

    static CelExpression parse(String source) {
        try {
            var parsed = COMPILER.parse(source).getAst();
            var lenient = new CelRewriter(parsed.getExpr()).rewritten();
            var checked = COMPILER.check(CelAbstractSyntaxTree.newParsedAst(lenient, parsed.getSource()))
                    .getAst();
            return new CelExpression(source, RUNTIME.createProgram(checked));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("'" + source + "' is not a CEL expression: " + e.getMessage(), e);
        }
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public boolean holds(JsonNode event, @Nullable JsonNode async) {
        var variables = new HashMap<String, Object>();
        variables.put("event", CelFunctions.value(event));
        variables.put("async", async == null ? Map.of() : CelFunctions.value(async));
        variables.put("vars", Map.of());
        try {
            return CelFunctions.truth(program.eval(variables));
        } catch (CelEvaluationException | IllegalArgumentException e) {
            if (warned.compareAndSet(false, true)) {
                DevServerMessages.expressionFailed(source, String.valueOf(e.getMessage()));
            }
            return false;
        }
    }
}
