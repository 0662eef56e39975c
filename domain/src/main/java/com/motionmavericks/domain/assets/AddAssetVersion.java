package com.motionmavericks.domain.assets;

import java.util.UUID;

/// The command to add a version to a film.
public record AddAssetVersion(UUID assetId) {}
