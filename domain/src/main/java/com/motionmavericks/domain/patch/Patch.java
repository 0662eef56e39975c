package com.motionmavericks.domain.patch;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One field of a JSON Merge Patch (RFC 7396): absent, which keeps what there is, or a value, which may be null.
///
/// @param value the new value; null, and without meaning, where the field is absent
public record Patch<T>(boolean isPresent, @Nullable T value) {

    /// A field that the patch does not name.
    public static <T> Patch<T> absent() {
        return new Patch<>(false, null);
    }

    public static <T> Patch<T> of(@Nullable T value) {
        return new Patch<>(true, value);
    }

    /// The same patch of another type.
    ///
    /// @param mapping of a value that is not null
    public <R> Patch<R> map(Function<T, R> mapping) {
        return new Patch<>(isPresent, value == null ? null : mapping.apply(value));
    }

    /// The new value of a field that may be empty.
    public @Nullable T orKeep(@Nullable T current) {
        return isPresent ? value : current;
    }

    /// The new value of a field that always has one.
    ///
    /// @param empty what null stands for
    public T orKeep(T current, T empty) {
        return !isPresent ? current : value == null ? empty : value;
    }
}
