package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.StepBody;
import io.github.inngestcdi.StepFunction;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.InvalidStepException;
import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the result type of a step from its code: a serializable lambda has a return type, a method reference a generic one,
 * an anonymous class a type argument. Keeps the type by class, so that a replay reads it only once. An instance belongs to
 * one deployment, as the classes do.
 */
final class StepTypes {
    private final Map<Class<?>, Type> known = new ConcurrentHashMap<>();

    /**
     * {@return the type that the result of {@code body} is read as; {@code Object} if the code has no other, as a lambda that
     * only throws}
     *
     * @param body a {@link StepBody} or {@link StepFunction}
     *
     * @throws InvalidStepException if it is generic and its type arguments cannot be known
     */
    Type of(String stepId, Serializable body) {
        var type = known.get(body.getClass());
        if (type == null) {
            type = read(body)
                    .filter(found -> found == Object.class || isComplete(found))
                    .orElseThrow(() -> CoreMessages.resultTypeUnknown(stepId));
            known.put(body.getClass(), type);
        }
        return type;
    }

    /** {@return the type that the input of {@code body} is read as; {@code Object} if the code has no other} */
    Type ofInput(StepFunction<?, ?> body) {
        return serializedForm(body)
                .map(lambda -> MethodType.fromMethodDescriptorString(
                        lambda.getInstantiatedMethodType(), body.getClass().getClassLoader()))
                .<Type>map(signature -> signature.parameterType(0))
                .filter(StepTypes::isComplete)
                .orElse(Object.class);
    }

    private static Optional<Type> read(Serializable body) {
        return serializedForm(body)
                .flatMap(lambda -> typeOf(lambda, body.getClass().getClassLoader()))
                .or(() -> typeArgument(body.getClass()));
    }

    private static Optional<SerializedLambda> serializedForm(Serializable body) {
        try {
            var writeReplace = body.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            return writeReplace.invoke(body) instanceof SerializedLambda lambda
                    ? Optional.of(lambda)
                    : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Type> typeOf(SerializedLambda lambda, ClassLoader loader) {
        try {
            Class<?> returned = MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), loader)
                    .returnType();
            if (returned == Object.class || isComplete(returned)) {
                return Optional.of(returned);
            }
            return referencedMethod(lambda, loader).map(Method::getGenericReturnType);
        } catch (TypeNotPresentException | ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The method of a lambda is synthetic and has no generics; that of a method reference has them. */
    private static Optional<Method> referencedMethod(SerializedLambda lambda, ClassLoader loader)
            throws ClassNotFoundException {
        Class<?> owner = Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
        var signature = MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader);
        try {
            var method = owner.getDeclaredMethod(lambda.getImplMethodName(), signature.parameterArray());
            return method.isSynthetic() ? Optional.empty() : Optional.of(method);
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static Optional<Type> typeArgument(Class<?> anonymous) {
        for (var parent : anonymous.getGenericInterfaces()) {
            if (parent instanceof ParameterizedType body && body.getRawType() == StepBody.class) {
                return Optional.of(body.getActualTypeArguments()[0]);
            }
            if (parent instanceof ParameterizedType body && body.getRawType() == StepFunction.class) {
                return Optional.of(body.getActualTypeArguments()[1]);
            }
        }
        return Optional.empty();
    }

    /** {@return whether {@code result} is the same after it was read as {@code Object}} */
    static boolean survivesAsObject(@Nullable Object result) {
        return result == null || result instanceof String || result instanceof Boolean;
    }

    /** {@return whether JSON can be read as {@code type}: a {@code List} needs the type of its elements} */
    private static boolean isComplete(Type type) {
        if (type instanceof Class<?> raw) {
            return raw != Object.class && raw.getTypeParameters().length == 0;
        }
        if (type instanceof ParameterizedType parameterized) {
            for (var argument : parameterized.getActualTypeArguments()) {
                if (!isComplete(argument)) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }
}
