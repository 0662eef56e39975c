package com.motionmavericks.domain.assets;

import java.util.UUID;

/// The command to put a version of a film in the trash.
///
/// @param version that the caller saw
public record TrashAssetVersion(UUID id, long version) {}
