package com.motionmavericks.local.chaos;

import java.util.List;
import java.util.Optional;

/// How members say that they want to hear of what happens. They choose before they are on a project, so that it is certain
/// which choice an event meets.
final class Preferences {
    static final List<CommandType> KINDS = List.of(new CommandType("choose how to hear", 9, Preferences::choose),
            new CommandType("want the digest soon", 4, Preferences::wantDigest));

    private Preferences() {}

    /// What somebody has chosen.
    private static final class Chosen extends Expected {
        private final Member member;

        private Chosen(People.Person person) {
            super(person.id(), PreferenceValues.PATH);
            this.member = person.member();
            person.wishes().choices().forEach((topic, choice) -> expect(PreferenceValues.field(topic), choice.name()));
        }

        @Override
        Member reader(Member admin) {
            return member;
        }
    }

    private static Optional<Command> choose(Client client) {
        return client.pick(People.Person.class,
                person -> !person.isOnAProject() && person.wishes().equals(PreferenceValues.DEFAULT)).map(person -> {
                    var wishes = PreferenceValues.drawn(client.random());
                    return Command.of(person.member(), () -> change(client, person, wishes), _ -> {
                        changed(client, person, wishes);
                        client.add(new Chosen(person));
                    });
                });
    }

    private static Optional<Command> wantDigest(Client client) {
        return client.pick(People.Person.class, People.Person::isOnAProject).map(person -> {
            var wishes = person.wishes().dueSoon();
            return Command.of(person.member(), () -> change(client, person, wishes),
                    _ -> changed(client, person, wishes));
        });
    }

    private static Request change(Client client, People.Person person, PreferenceValues wishes) {
        var version = client.courier().send(person.member(), Request.get(PreferenceValues.PATH)).expect(200)
                .header("ETag");
        return wishes.request().with("If-Match", version);
    }

    private static void changed(Client client, People.Person person, PreferenceValues wishes) {
        person.wish(wishes);
        client.studio().happened("notification-preferences.changed", person.id());
    }
}
