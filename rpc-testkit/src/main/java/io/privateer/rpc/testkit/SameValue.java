package io.privateer.rpc.testkit;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether two values say the same: as {@code equals} does, but arrays inside of records count by their contents. */
final class SameValue {
    private SameValue() {}

    static boolean of(@Nullable Object one, @Nullable Object other) {
        if (Objects.deepEquals(one, other)) {
            return true;
        }
        if (one == null || other == null) {
            return false;
        }
        if (one instanceof List<?> some && other instanceof List<?> others) {
            return sameLists(some, others);
        }
        if (one instanceof Map<?, ?> some && other instanceof Map<?, ?> others) {
            return some.keySet().equals(others.keySet())
                    && some.keySet().stream().allMatch(key -> of(some.get(key), others.get(key)));
        }
        return one.getClass() == other.getClass() && one.getClass().isRecord() && sameRecords(one, other);
    }

    private static boolean sameLists(List<?> some, List<?> others) {
        Iterator<?> left = some.iterator();
        Iterator<?> right = others.iterator();
        while (left.hasNext() && right.hasNext()) {
            if (!of(left.next(), right.next())) {
                return false;
            }
        }
        return !left.hasNext() && !right.hasNext();
    }

    private static boolean sameRecords(Object one, Object other) {
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            if (!of(read(component, one), read(component, other))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object read(RecordComponent component, Object record) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot compare " + record.getClass().getName(), e);
        }
    }
}
