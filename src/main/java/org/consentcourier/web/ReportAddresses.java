package org.consentcourier.web;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the pages of one report stand. */
record ReportAddresses(String period, Whose whose) {

    /** Whose report it is; null or empty: everybody's. */
    record Whose(@Nullable String manager) {

        static final Whose EVERYBODY = new Whose(null);
    }

    String report() {
        return "/reports/" + period + query(Map.of());
    }

    /** A list of people; names and values of what it is about, in turn. */
    String people(String... about) {
        var parameters = new HashMap<String, String>();
        for (var at = 0; at < about.length; at += 2) {
            parameters.put(about[at], about[at + 1]);
        }
        return people(parameters);
    }

    String people(Map<String, String> about) {
        return "/reports/" + period + "/people" + query(about);
    }

    /** The people as a file. */
    String file(String kind) {
        return "/reports/" + period + "/people." + kind + query(Map.of());
    }

    private String query(Map<String, String> about) {
        var parameters = new HashMap<>(about);
        var manager = whose.manager();
        if (manager != null) {
            parameters.put("manager", manager);
        }
        var query = Query.string(parameters);
        return query.equals("?") ? "" : query;
    }
}
