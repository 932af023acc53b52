package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.jspecify.annotations.Nullable;

/**
 * Writes many changed requests in one statement. Hibernate sends each row by itself, which costs more than all the rest of
 * settling a check; which columns there are, and what goes into them, is still the word of its mapping.
 */
@ApplicationScoped
class RequestWrites {

    private static final Map<Class<?>, String> ARRAYS_OF = Map.of(
            UUID.class, "uuid",
            ConsentStatus.class, "text",
            String.class, "text",
            Instant.class, "timestamptz",
            LocalDate.class, "date",
            Integer.class, "int4",
            Long.class, "int8",
            Boolean.class, "bool");

    private final Session session;
    private final List<Column> columns;
    private final String update;

    RequestWrites(Session session, SessionFactory factory) {
        this.session = session;
        this.columns = columns(factory.unwrap(SessionFactoryImplementor.class));
        this.update = """
                update consent_request request set %s, version = request.version + 1
                from unnest(%s) written (id, %s) where request.id = written.id""".formatted(
                        joined(column -> column.name() + " = written." + column.name()),
                        "?" + ", ?".repeat(columns.size()),
                        joined(Column::name));
    }

    private String joined(Function<Column, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }

    private record Column(String name, String type, AttributeMapping attribute, SelectableMapping selectable) {

        @Nullable
        Object value(ConsentRequest request) {
            return selectable.getJdbcMapping().convertToRelationalValue(attribute.getValue(request));
        }
    }

    /** Writes locked requests as they are now; none of them may be one that Hibernate would write as well. */
    void write(List<ConsentRequest> requests) {
        if (!requests.isEmpty()) {
            session.doWork(connection -> write(connection, requests));
        }
    }

    private void write(Connection connection, List<ConsentRequest> requests) throws SQLException {
        try (var statement = connection.prepareStatement(update)) {
            statement.setArray(1, connection.createArrayOf("uuid", values(requests, ConsentRequest::id)));
            for (int i = 0; i < columns.size(); i++) {
                var column = columns.get(i);
                statement.setArray(i + 2, connection.createArrayOf(column.type(), values(requests, column::value)));
            }
            statement.executeUpdate();
        }
    }

    private static Object[] values(List<ConsentRequest> requests, Function<ConsentRequest, @Nullable Object> value) {
        return requests.stream().map(value).toArray();
    }

    private static List<Column> columns(SessionFactoryImplementor factory) {
        var entity = factory.getMappingMetamodel().getEntityDescriptor(ConsentRequest.class);
        var version = entity.getVersionMapping().getVersionAttribute();
        var attributes = entity.getAttributeMappings();
        return IntStream.range(0, attributes.size())
                .<AttributeMapping>mapToObj(attributes::get)
                .filter(attribute -> !attribute.equals(version))
                .filter(attribute -> attribute.getSelectable(0).isUpdateable())
                .map(RequestWrites::column)
                .toList();
    }

    private static Column column(AttributeMapping attribute) {
        var selectable = attribute.getSelectable(0);
        var type = selectable.getJdbcMapping().getJavaTypeDescriptor().getJavaTypeClass();
        var array = Objects.requireNonNull(ARRAYS_OF.get(type), () -> "no array is known for " + type);
        return new Column(selectable.getSelectionExpression(), array, attribute, selectable);
    }
}
