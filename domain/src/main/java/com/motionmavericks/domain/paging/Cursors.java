package com.motionmavericks.domain.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.tenancy.Principal;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opaque keyset cursors. Each is signed for its tenant, its list and its filter, so it opens no other.
public final class Cursors {
    /// Where a list that runs backwards starts: after every id that there can be.
    private static final String LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private static final String PURPOSE = "cursor";

    private final SecretKeys keys;

    public Cursors(SecretKeys keys) {
        this.keys = keys;
    }

    /// Reads a page of a list that runs from the newest id backwards.
    ///
    /// @param list the list and its filter, for example `invitations?status=PENDING`
    /// @param read gives the rows whose ids come before one, at most so many
    public <T> Page<T> newestFirst(Principal principal, String list, PageRequest request, Function<T, UUID> id,
            BiFunction<UUID, Integer, List<T>> read) {
        return page(principal, list, request, LAST_ID, item -> id.apply(item).toString(),
                (after, limit) -> read.apply(UUID.fromString(after), limit));
    }

    /// Reads a page of a list.
    ///
    /// @param start before the first item
    /// @param position of an item, as text
    /// @param read gives the rows that come after a position, at most so many
    public <T> Page<T> page(Principal principal, String list, PageRequest request, String start,
            Function<T, String> position, BiFunction<String, Integer, List<T>> read) {
        // One row more than wanted tells whether there is a next page.
        var rows = read.apply(position(principal, list, request.after(), start), request.limit() + 1);
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, request.limit());
        return new Page<>(items, encode(principal, list, position.apply(items.getLast())));
    }

    /// Makes a page of a stream, which has no last one: its cursor always leads on from what was read, so that whoever
    /// comes back with it later gets what has come since. So does that of an empty page, also of the first one.
    ///
    /// @param from the position that the page was read from
    public <T> Page<T> streamed(Principal principal, String list, String from, List<T> rows,
            Function<T, String> position) {
        return new Page<>(rows,
                encode(principal, list, rows.isEmpty() ? from : position.apply(rows.getLast())));
    }

    /// The position that a cursor stands for, or the start of the list when there is none.
    ///
    /// @throws Refused with [Refusal#INVALID_CURSOR]
    public String position(Principal principal, String list, @Nullable String cursor, String start) {
        if (cursor == null) {
            return start;
        }
        var parts = cursor.split("\\.", 2);
        try {
            var position = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
            // A cursor names no key: it may have been made under any that is configured.
            if (keys.ids().stream().map(keyId -> encode(keyId, principal, list, position).getBytes(UTF_8))
                    .anyMatch(known -> MessageDigest.isEqual(known, cursor.getBytes(UTF_8)))) {
                return position;
            }
        } catch (IllegalArgumentException _) {
            // Not base64: as foreign as one with a wrong signature.
        }
        throw new Refused(Refusal.INVALID_CURSOR, "This cursor belongs to another list or filter. Start without one.");
    }

    private String encode(Principal principal, String list, String position) {
        return encode(keys.currentId(), principal, list, position);
    }

    private String encode(String keyId, Principal principal, String list, String position) {
        var signed = principal.tenantId() + "\n" + list + "\n" + position;
        var mac = keys.derive(keyId, PURPOSE, signed.getBytes(UTF_8)).orElseThrow();
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(position.getBytes(UTF_8)) + "." + base64.encodeToString(mac);
    }
}
