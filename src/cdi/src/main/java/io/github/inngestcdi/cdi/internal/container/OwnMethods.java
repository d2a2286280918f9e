package io.github.inngestcdi.cdi.internal.container;

import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the methods that an object of a class has: inherited ones too, but not overridden ones and not bridge methods. */
public final class OwnMethods {
    private OwnMethods() {}

    /** {@return whether objects of {@code type} have {@code method}} */
    public static boolean have(AnnotatedType<?> type, AnnotatedMethod<?> method) {
        return !method.getJavaMember().isSynthetic() && !isOverridden(method.getJavaMember(), type.getJavaClass());
    }

    private static boolean isOverridden(Method method, Class<?> beanClass) {
        if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
            return false;
        }
        boolean visibleInAnyPackage =
                Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers());
        @Nullable Class<?> each = beanClass;
        while (each != null && each != method.getDeclaringClass()) {
            if ((visibleInAnyPackage
                            || each.getPackage() == method.getDeclaringClass().getPackage())
                    && declares(each, method)) {
                return true;
            }
            each = each.getSuperclass();
        }
        return false;
    }

    private static boolean declares(Class<?> type, Method method) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()));
    }
}
