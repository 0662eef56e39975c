package com.motionmavericks.local.chaos;

import java.util.List;
import java.util.Optional;

/// Commands about notification preferences. Members choose before they join a project, so that it is certain which preferences
/// apply to an event.
final class PreferenceCommands {
    static final List<CommandType> TYPES = List.of(
            new CommandType("change notification preferences", 9, PreferenceCommands::choose),
            new CommandType("move the digest to now", 4, PreferenceCommands::moveDigest));

    private PreferenceCommands() {}

    /// The preferences of a member, as the API must show them.
    private static final class StoredPreferences extends Expected {
        private final Member member;

        private StoredPreferences(InvitationCommands.Person person) {
            super(person.id(), ChosenPreferences.PATH);
            this.member = person.member();
            person.preferences().modes()
                    .forEach((topic, choice) -> expect(ChosenPreferences.field(topic), choice.name()));
        }

        @Override
        Member reader(Member admin) {
            return member;
        }
    }

    private static Optional<Command> choose(Client client) {
        return client.pick(InvitationCommands.Person.class,
                person -> !person.isOnAProject() && person.preferences().equals(ChosenPreferences.DEFAULT))
                .map(person -> {
                    var preferences = ChosenPreferences.random(client.random());
                    return Command.of(person.member(), () -> change(client, person, preferences), _ -> {
                        changed(client, person, preferences);
                        client.add(new StoredPreferences(person));
                    });
                });
    }

    private static Optional<Command> moveDigest(Client client) {
        return client.pick(InvitationCommands.Person.class, InvitationCommands.Person::isOnAProject).map(person -> {
            var preferences = person.preferences().dueSoon();
            return Command.of(person.member(), () -> change(client, person, preferences),
                    _ -> changed(client, person, preferences));
        });
    }

    private static Request change(Client client, InvitationCommands.Person person, ChosenPreferences preferences) {
        var version = client.retryingClient().send(person.member(), Request.get(ChosenPreferences.PATH)).expect(200)
                .header("ETag");
        return preferences.request().with("If-Match", version);
    }

    private static void changed(Client client, InvitationCommands.Person person, ChosenPreferences preferences) {
        person.choose(preferences);
        client.studio().expectEvent("notification-preferences.changed", person.id());
    }
}
