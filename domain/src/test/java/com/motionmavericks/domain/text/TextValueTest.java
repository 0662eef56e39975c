package com.motionmavericks.domain.text;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Invisible characters are written as escapes.
class TextValueTest {
    private static final String EMOJI = "\uD83D\uDE00";

    /// Texts without any visible character.
    static final List<String> INVISIBLE_TEXTS = List.of("", " ", "\t\n", "\u00A0", "\u2003", "\u3000", "\u0085",
            "\u00AD", "\u034F", "\u061C", "\u115F", "\u1160", "\u17B4", "\u180E", "\u200B", "\u200D", "\u200E",
            "\u2028", "\u2060", "\u2800", "\u3164", "\uFE0F", "\uFEFF", "\uFFA0", "\u200B\u3000\uFE0F",
            "\uFE0F\u3164\uFE0F", "\u0301",
            "\uDB40\uDC41");

    @ParameterizedTest
    @FieldSource("INVISIBLE_TEXTS")
    void aNameATitleAndACommentHaveAVisibleCharacter(String empty) {
        refused(Refusal.INVALID, () -> Title.of(empty));
        refused(Refusal.INVALID, () -> PersonName.of(empty));
        refused(Refusal.INVALID, () -> CommentBody.of(empty));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u0000b", "a\u0007b", "a\u0085b", "a\u2028b", "a\u2029b",
            "a\u202Eb", "\u202Ab\u202C", "a\u2066b", "a\u200Bb", "a\u00ADb", "a\uFEFFb", "a\u2060b", "a \u200Db",
            "a\u200D\u200Db", "a\uDB40\uDC41b", "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62", "a\uD83D", "\uDE00a",
            "a\uFFF9b"})
    void aLineContainsNoBreaksAndNoInvisibleCharacters(String text) {
        refused(Refusal.INVALID, () -> Title.of(text));
        refused(Refusal.INVALID, () -> PersonName.of(text));
    }

    static Stream<Arguments> lines() {
        return Stream.of(Arguments.of("\u3000 Spring\u200B\u00A0\n", "Spring"), Arguments.of("Zoe\u0308", "Zo\u00EB"),
                Arguments.of("R. O'Neil-\u738B \u674E", "R. O'Neil-\u738B \u674E"),
                Arguments.of("First\u3000cut", "First\u3000cut"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineIsTrimmedAndNormalised(String text, String kept) {
        assertThat(Title.of(text).value()).isEqualTo(kept);
        assertThat(PersonName.of(text).value()).isEqualTo(kept);
    }

    /// A family, a heart on fire, the flag of England, Persian with a non-joiner, Sinhala with a joiner.
    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66",
            "\u2764\uFE0F\u200D\uD83D\uDD25",
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
            "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0DC1\u0DCA\u200D\u0DBB\u0DD3", "\u2764\uFE0F"})
    void aLineMayContainJoinersAndEmoji(String text) {
        assertThat(Title.of(text).value()).isEqualTo(text);
    }

    @Test
    void lengthsCountCodePoints() {
        assertThat(Title.of(EMOJI.repeat(200)).value()).hasSize(400);
        refused(Refusal.INVALID, () -> Title.of(EMOJI.repeat(201)));
        assertThat(PersonName.of("e\u0301".repeat(200)).value()).hasSize(200);
        assertThat(MultilineText.of(EMOJI.repeat(5000)).value()).hasSize(10_000);
        refused(Refusal.INVALID, () -> MultilineText.of(EMOJI.repeat(5001)));
        refused(Refusal.INVALID, () -> CommentBody.of("x".repeat(5001)));
        refused(Refusal.INVALID, () -> Title.of("\u0301\u0316".repeat(100_000)));
        assertThat(Title.of(" ".repeat(100_000) + "x").value()).isEqualTo("x");
    }

    @Test
    void severalLinesKeepTheirBreaksAndMayBeEmpty() {
        assertThat(MultilineText.of("\n One:\r\n\ttwo\u2028three\u200B").value()).isEqualTo("One:\r\n\ttwo\u2028three");
        assertThat(MultilineText.of("\u3000\n").value()).isEmpty();
        assertThat(CommentBody.of("a\nb").value()).isEqualTo("a\nb");
        for (var refused : List.of("a\u0000b", "a\u0007b", "a\u202Eb", "a\u2067b", "a\uD83D")) {
            refused(Refusal.INVALID, () -> MultilineText.of(refused));
            refused(Refusal.INVALID, () -> CommentBody.of(refused));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" robin@example.com ", "Robin@EXAMPLE.com", "\u00A0robin@example.com\u200B",
            "\u3000robin@example.com\uFEFF\n", "robin@ex\uFF41mple.com", "robin@example\u3002com"})
    void anAddressHasOneNormalForm(String text) {
        assertThat(EmailAddress.of(text).value()).isEqualTo("robin@example.com");
    }

    @ParameterizedTest
    @CsvSource({"z@b\u00FCcher.example, z@xn--bcher-kva.example", "z@BU\u0308CHER.example, z@xn--bcher-kva.example",
            "z@xn--bcher-kva.EXAMPLE, z@xn--bcher-kva.example", "ZOE\u0308@example.com, zo\u00EB@example.com",
            "J\u030C@example.com, \u01F0@example.com", "o'neil+a_b.c@a-b.example, o'neil+a_b.c@a-b.example"})
    void theDomainIsInAsciiAndTheRestInLowerCase(String text, String kept) {
        assertThat(EmailAddress.of(text).value()).isEqualTo(kept);
    }

    static Stream<String> noAddresses() {
        var local = "x".repeat(64);
        return Stream.of("", "robin", "@example.com", "robin@", "robin@example", "a@b@example.com",
                "a@example.com,b@example.com", "a@example.com;b@example.com", "Robin <robin@example.com>",
                "\"a b\"@example.com", "a b@example.com", ".a@example.com", "a.@example.com", "a..b@example.com",
                "a@-b.example", "a@b..example", "a@example.com.", "a@[127.0.0.1]", "a@exa mple.com", "a@exam_ple.com",
                "a\u200Bb@example.com", "a@exam\u200Bple.com", "a@exam\u00ADple.com", "a\u00A0b@example.com",
                "a\u202Eb@example.com", "a\uFE0Fb@example.com", "a\u3164b@example.com", "a\nb@example.com",
                "a@stra\u00DFe.example", "a@\u03BF\u03B4\u03BF\u03C2.example", "x" + local + "@example.com",
                "\u0130".repeat(64) + "@" + "d".repeat(60) + ".example", "a@" + "d".repeat(64) + ".example",
                local + "@" + "d.".repeat(93) + "example", "a@" + "\u00FC.".repeat(60) + "example");
    }

    @ParameterizedTest
    @MethodSource("noAddresses")
    void anythingButOneAddressIsRefused(String text) {
        refused(Refusal.INVALID, () -> EmailAddress.of(text));
    }

    @Test
    void aRefusalNamesTheRuleAndNotTheValue() {
        assertThatThrownBy(() -> EmailAddress.of("secret@@example.com"))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.errors().getFirst().message())
                        .isEqualTo("must be one address, as in robin@example.com"));
    }

    @Test
    void aTextIsAPlainStringInJson() {
        assertThat(Json.write(List.of(Title.of("Spring"), EmailAddress.of("A@example.com"))))
                .isEqualTo("[\"Spring\",\"a@example.com\"]");
    }
}
