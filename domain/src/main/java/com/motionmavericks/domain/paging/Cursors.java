package com.motionmavericks.domain.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.tenancy.Tx;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opaque keyset cursors. Each cursor is signed for its tenant, list and filter, and is valid for no other.
public final class Cursors {
    /// The start of a list that runs from the newest id backwards: the greatest possible id.
    public static final UUID LAST_ID = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    private static final String PURPOSE = "cursor";

    private final SecretKeys keys;

    public Cursors(SecretKeys keys) {
        this.keys = keys;
    }

    /// Reads a page of a list that runs from the newest id backwards.
    ///
    /// @param list the list and its filter, for example `invitations?status=PENDING`
    /// @param read reads at most the given number of rows with ids before the given id
    public <T> Page<T> newestFirst(Tx tx, String list, PageRequest request, Function<T, UUID> id,
            BiFunction<UUID, Integer, List<T>> read) {
        return page(tx, list, request, LAST_ID.toString(), item -> id.apply(item).toString(),
                (after, limit) -> read.apply(UUID.fromString(after), limit));
    }

    /// Reads a page of a list.
    ///
    /// @param start a position before the first item
    /// @param position the position of an item, as text
    /// @param read reads at most the given number of rows after the given position
    public <T> Page<T> page(Tx tx, String list, PageRequest request, String start,
            Function<T, String> position, BiFunction<String, Integer, List<T>> read) {
        // One extra row tells whether there is a next page.
        var rows = read.apply(position(tx, list, request.after(), start), request.limit() + 1);
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, request.limit());
        return new Page<>(items, encode(tx, list, position.apply(items.getLast())));
    }

    /// Makes a page of a list that grows at its end. Every page has a cursor, even an empty one: a later request with it
    /// gets the rows that were added since.
    ///
    /// @param from the position after which the page was read
    public <T> Page<T> streamed(Tx tx, String list, String from, List<T> rows,
            Function<T, String> position) {
        return new Page<>(rows,
                encode(tx, list, rows.isEmpty() ? from : position.apply(rows.getLast())));
    }

    /// The position of a cursor, or the start of the list if there is no cursor.
    ///
    /// @throws Refused with [Refusal#INVALID_CURSOR]
    public String position(Tx tx, String list, @Nullable String cursor, String start) {
        if (cursor == null) {
            return start;
        }
        var parts = cursor.split("\\.", 2);
        try {
            var position = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
            // A cursor does not name its key, so each configured key is tried.
            if (keys.ids().stream().map(keyId -> encode(keyId, tx, list, position).getBytes(UTF_8))
                    .anyMatch(known -> MessageDigest.isEqual(known, cursor.getBytes(UTF_8)))) {
                return position;
            }
        } catch (IllegalArgumentException _) {
            // Not base64: refused like a wrong signature.
        }
        throw new Refused(Refusal.INVALID_CURSOR, "This cursor belongs to another list or filter. Start without one.");
    }

    private String encode(Tx tx, String list, String position) {
        return encode(keys.currentId(), tx, list, position);
    }

    private String encode(String keyId, Tx tx, String list, String position) {
        var signed = tx.principal().tenantId() + "\n" + list + "\n" + position;
        var mac = keys.derive(keyId, PURPOSE, signed.getBytes(UTF_8)).orElseThrow();
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(position.getBytes(UTF_8)) + "." + base64.encodeToString(mac);
    }
}
