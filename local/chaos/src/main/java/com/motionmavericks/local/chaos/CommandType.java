package com.motionmavericks.local.chaos;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A type of command. To add one, add it to the `TYPES` of its feature.
///
/// @param weight how often it is sent, relative to the other types
/// @param next creates a command for a client; empty if the client has no resource for it
record CommandType(String name, int weight, Function<Client, Optional<Command>> next) {
    static final List<CommandType> ALL = Stream
            .of(InvitationCommands.TYPES, PreferenceCommands.TYPES, BoardCommands.TYPES, AssetCommands.TYPES,
                    ApprovalCommands.TYPES, ShareLinkCommands.TYPES, PartnerCommands.TYPES)
            .flatMap(List::stream).toList();
}
