package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a member recognizes a session by, or the opening of a share link. It names no single host.
///
/// @param name the browser and its system, for example `Firefox on Windows`
/// @param network IPv4 to /24, IPv6 to /48, so that it names no single host
public record Device(@Nullable String name, @Nullable String network) {
    // In this order: most browsers also name those that they are like.
    private static final Map<String, String> BROWSERS = ordered("Edg", "Edge", "OPR/", "Opera", "Firefox/", "Firefox",
            "FxiOS/", "Firefox", "Chrome/", "Chrome", "CriOS/", "Chrome", "Safari/", "Safari");
    private static final Map<String, String> SYSTEMS = ordered("iPhone", "iPhone", "iPad", "iPad", "Android", "Android",
            "Windows", "Windows", "CrOS", "ChromeOS", "Macintosh", "macOS", "Linux", "Linux");
    private static final Pattern PRODUCT = Pattern.compile("([A-Za-z][A-Za-z0-9._-]{0,39})(/.*)?");

    public static Device of(Origin origin) {
        return new Device(name(origin.agent()), origin.network());
    }

    /// A short name of a `User-Agent`.
    private static @Nullable String name(@Nullable String agent) {
        if (agent == null) {
            return null;
        }
        var browser = first(BROWSERS, agent);
        var system = first(SYSTEMS, agent);
        if (browser == null) {
            var product = PRODUCT.matcher(agent);
            return product.matches() ? product.group(1) : system;
        }
        return system == null ? browser : browser + " on " + system;
    }

    private static @Nullable String first(Map<String, String> names, String agent) {
        return names.entrySet().stream().filter(name -> agent.contains(name.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse(null);
    }

    private static Map<String, String> ordered(String... marksAndNames) {
        var names = new LinkedHashMap<String, String>();
        for (int i = 0; i < marksAndNames.length; i += 2) {
            names.put(marksAndNames[i], marksAndNames[i + 1]);
        }
        return names;
    }
}
