package com.motionmavericks.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A resource that commands have created, and what the API must show of it in the end.
class Expected {
    private final String id;
    private final String path;
    private final Map<String, Set<String>> fields = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    Expected(String id, String path) {
        this.id = id;
        this.path = path;
    }

    String id() {
        return id;
    }

    /// The path at which it is read.
    String path() {
        return path;
    }

    /// The member who reads it.
    Member reader(Member admin) {
        return admin;
    }

    /// Expects a field to have one of these values. This replaces earlier values.
    void expect(String field, String... values) {
        fields.put(field, Set.of(values));
    }

    /// Expects a text anywhere in the JSON.
    void expectText(String text) {
        texts.add(text);
    }

    /// The differences between an answer and what is expected.
    List<String> unmet(JsonNode json) {
        var unmet = new ArrayList<String>();
        fields.forEach((field, values) -> {
            if (!values.contains(json.path(field).asText())) {
                unmet.add(path + " should have " + field + " in " + values + ", but is " + json);
            }
        });
        texts.stream().filter(text -> !json.toString().contains(text))
                .forEach(text -> unmet.add(path + " does not contain " + text));
        return unmet;
    }

    /// The mails that must have been sent about the resource, each once.
    List<Mail> expectedMails() {
        return List.of();
    }

    /// A mail that must have been sent.
    ///
    /// @param memberId the recipient; empty for any recipient
    record Mail(String subjectId, int generation, String template, String memberId) {}
}
