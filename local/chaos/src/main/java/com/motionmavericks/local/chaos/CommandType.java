package com.motionmavericks.local.chaos;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A kind of command. A further kind is one entry in the list of its feature.
///
/// @param weight how often, against the others
/// @param next the next command of a client, if there is something to send it about
record CommandType(String name, int weight, Function<Client, Optional<Command>> next) {
    static final List<CommandType> ALL = Stream
            .of(People.KINDS, Preferences.KINDS, Boards.KINDS, Films.KINDS, Reviews.KINDS, Links.KINDS)
            .flatMap(List::stream).toList();
}
