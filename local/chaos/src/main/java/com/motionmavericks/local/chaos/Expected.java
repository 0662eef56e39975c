package com.motionmavericks.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Something that commands made, and what must be read of it in the end.
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

    /// Where it is read.
    String path() {
        return path;
    }

    /// Who reads it.
    Member reader(Member admin) {
        return admin;
    }

    /// Expects a field to have one of these values from now on, whatever was expected of it before.
    void expect(String field, String... values) {
        fields.put(field, Set.of(values));
    }

    /// Expects this text somewhere in it.
    void expectText(String text) {
        texts.add(text);
    }

    /// What an answer lacks of all that is expected.
    List<String> unmet(JsonNode json) {
        var unmet = new ArrayList<String>();
        fields.forEach((field, values) -> {
            if (!values.contains(json.path(field).asText())) {
                unmet.add(path + " should have " + field + " " + values + ", and is " + json);
            }
        });
        texts.stream().filter(text -> !json.toString().contains(text))
                .forEach(text -> unmet.add(path + " has no " + text));
        return unmet;
    }

    /// The mails that must have been sent about it, each once.
    List<Mail> wantedMails() {
        return List.of();
    }

    /// A mail that must have been sent.
    ///
    /// @param memberId whom to; empty for whoever it is
    record Mail(String subjectId, int generation, String template, String memberId) {}
}
