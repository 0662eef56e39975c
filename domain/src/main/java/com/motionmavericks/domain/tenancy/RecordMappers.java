package com.motionmavericks.domain.tenancy;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Maps a row to any record. The component `createdAt` is read from the column `created_at`. A component that is a record
/// itself, like `Person createdBy`, is read from a column for each of its own components, `created_by_id` and
/// `created_by_name`, and is null where all of them are.
final class RecordMappers implements RowMapperFactory {
    // Jdbi copies its configuration for each handle and would look for the constructor anew each time.
    private final Map<Class<?>, RowMapper<?>> mappers = new ConcurrentHashMap<>();

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        return type instanceof Class<?> record && record.isRecord()
                ? Optional.of(mappers.computeIfAbsent(record, _ -> RecordMapper.of(record, "", config)))
                : Optional.empty();
    }

    /// Reads one component of a row.
    @FunctionalInterface
    private interface Reader {
        @Nullable
        Object read(ResultSet row, StatementContext context) throws SQLException;
    }

    /// Finds the columns of one component, once for each statement.
    @FunctionalInterface
    private interface Component {
        Reader in(ResultSet rows) throws SQLException;
    }

    private record RecordMapper<T>(Constructor<T> constructor, List<Component> components) implements RowMapper<T> {

        static <T> RecordMapper<T> of(Class<T> type, String prefix, ConfigRegistry config) {
            var parts = type.getRecordComponents();
            try {
                var constructor = type.getDeclaredConstructor(
                        Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new RecordMapper<>(constructor,
                        Arrays.stream(parts).map(part -> component(part, prefix, config)).toList());
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("A record has a canonical constructor", e);
            }
        }

        @Override
        public T map(ResultSet row, StatementContext context) throws SQLException {
            return specialize(row, context).map(row, context);
        }

        @Override
        public RowMapper<T> specialize(ResultSet rows, StatementContext context) throws SQLException {
            var readers = readers(rows);
            return (row, ctx) -> create(values(readers, row, ctx));
        }

        private static Component component(RecordComponent part, String prefix, ConfigRegistry config) {
            var column = prefix + part.getName().replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
            return config.get(ColumnMappers.class).findFor(part.getGenericType())
                    .<Component>map(mapper -> rows -> column(mapper, rows.findColumn(column)))
                    .orElseGet(() -> of(part.getType(), column + "_", config)::nested);
        }

        private static Reader column(ColumnMapper<?> mapper, int index) {
            return (row, context) -> {
                var value = mapper.map(row, index, context);
                // A mapper of a primitive reads NULL as 0.
                return row.wasNull() ? null : value;
            };
        }

        private Reader nested(ResultSet rows) throws SQLException {
            var readers = readers(rows);
            return (row, context) -> {
                var values = values(readers, row, context);
                return Arrays.stream(values).allMatch(Objects::isNull) ? null : create(values);
            };
        }

        private Reader[] readers(ResultSet rows) throws SQLException {
            var readers = new Reader[components.size()];
            for (int i = 0; i < readers.length; i++) {
                readers[i] = components.get(i).in(rows);
            }
            return readers;
        }

        private static @Nullable Object[] values(Reader[] readers, ResultSet row, StatementContext context)
                throws SQLException {
            var values = new @Nullable Object[readers.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = readers[i].read(row, context);
            }
            return values;
        }

        private T create(@Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A row is no " + constructor.getDeclaringClass().getSimpleName(), e);
            }
        }
    }
}
