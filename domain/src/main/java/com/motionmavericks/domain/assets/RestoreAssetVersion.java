package com.motionmavericks.domain.assets;

import java.util.UUID;

/// The command to take a version of a film out of the trash.
///
/// @param version that the caller saw
public record RestoreAssetVersion(UUID id, long version) {}
