package com.motionmavericks.process;

import java.net.URI;

/// The address at which clients and mailed links reach the API.
public final class PublicUrl {
    private static final int HIGHEST_PORT = 65_535;

    private PublicUrl() {}

    /// Checks the configured address.
    ///
    /// @throws IllegalArgumentException unless it is `http(s)://host[:port]`, perhaps with a slash. Links start at the
    ///        root of the host, so a path would be lost.
    public static URI require(URI url) {
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null
                || url.getUserInfo() != null || url.getPort() == 0 || url.getPort() > HIGHEST_PORT
                || !(url.getRawPath().isEmpty() || url.getRawPath().equals("/")) || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new IllegalArgumentException("PUBLIC_URL must be http(s)://host[:port] and nothing more: " + url);
        }
        return url;
    }
}
