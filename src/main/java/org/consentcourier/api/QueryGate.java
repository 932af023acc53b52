package org.consentcourier.api;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets pass only parameters that will be looked at, and those that say something: a mistyped or empty filter must never come to
 * mean everybody. Which those are it reads from the operations themselves.
 */
class QueryGate {

    private static final String HERE = QueryGate.class.getPackageName();
    private static final String OURS = "org.consentcourier.";

    private final Map<Method, Map<String, Boolean>> taken = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo operation) {
        if (!operation.getResourceClass().getPackageName().equals(HERE)) {
            return; // the pages' own forms send empty fields
        }
        var known = taken.computeIfAbsent(operation.getResourceMethod(), QueryGate::taken);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> check(known, name, values));
    }

    private static void check(Map<String, Boolean> known, String name, List<String> values) {
        if (!known.containsKey(name)) {
            throw Wrong.parameter(
                    name,
                    known.isEmpty()
                            ? "is unknown: no parameters are taken here"
                            : "is unknown: taken are " + String.join(", ", known.keySet()));
        }
        if (values.stream().anyMatch(String::isBlank)) {
            throw Wrong.parameter(name, "must not be empty: give a value or leave it out");
        }
        if (values.size() > 1 && !known.get(name)) {
            throw Wrong.parameter(name, "must be given once");
        }
    }

    /** By name, whether it may be given many times. */
    private static Map<String, Boolean> taken(Method operation) {
        var found = new TreeMap<String, Boolean>();
        for (var parameter : operation.getParameters()) {
            add(found, parameter, parameter.getName(), parameter.getType());
            for (Class<?> bean = parameter.getType(); isOurs(bean); bean = bean.getSuperclass()) {
                for (var field : bean.getDeclaredFields()) {
                    add(found, field, field.getName(), field.getType());
                }
            }
        }
        return found;
    }

    private static boolean isOurs(Class<?> bean) {
        return bean != null && bean.getName().startsWith(OURS);
    }

    private static void add(Map<String, Boolean> found, AnnotatedElement at, String ownName, Class<?> type) {
        var many = List.class.isAssignableFrom(type);
        if (at.isAnnotationPresent(QueryParam.class)) {
            found.put(at.getAnnotation(QueryParam.class).value(), many);
        } else if (at.isAnnotationPresent(RestQuery.class)) {
            var told = at.getAnnotation(RestQuery.class).value();
            found.put(told.isEmpty() ? ownName : told, many);
        }
    }
}
