package press.offprint.content.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a match of a regular expression can begin, as its first two units tell. */
class RegexPrefixParserTest {

  @ParameterizedTest(name = "/{0}/{1} in {2}")
  @CsvSource(
      delimiter = '~',
      value = {
        "fn           ~   ~ fan fn f  ~ ____^___",
        "a|bc         ~   ~ abacbc    ~ ^_^_^_",
        "[0-9]+x?     ~   ~ a1b22     ~ _^_^^",
        "[^a-y]z      ~   ~ azzz      ~ _^^_",
        "\\d{2}        ~   ~ 1a23      ~ __^_",
        "\\d{1,2}      ~   ~ 1a23      ~ ^_^^",
        "x*y          ~   ~ axxyz     ~ _^^^_",
        "(?:x|yy)?z   ~   ~ xayyzx    ~ __^^^_",
        "\\bfn\\b       ~   ~ unfn      ~ __^_",
        "(^|[^\\\\])\\/\\/ ~   ~ a // b   ~ _^^___",
        "(?=ab)a+b    ~   ~ caab      ~ _^^_",
        "(?!x)[xy]z   ~   ~ xzyz      ~ ^_^_",
        "(['\"])a\\1    ~   ~ a'a''b    ~ _^____",
        "\\x41\\u0042   ~   ~ AABA      ~ _^__",
        "Ab           ~ i ~ aBAbb     ~ ^_^__",
        "[\\]-]a       ~   ~ ]a-a      ~ ^_^_",
        "a{,2}b       ~   ~ aab a{,2}b ~ ____^_____"
      })
  void a_match_can_begin_where_its_first_two_units_are(
      String pattern, String flags, String text, String places) {
    assertThat(places(pattern, flags == null ? "" : flags, text)).isEqualTo(places);
  }

  @Test
  void letters_beyond_ascii_are_in_doubt_for_all_that_do_not_rule_them_out() {
    assertThat(places("é|x", "", "aéxö")).isEqualTo("_^^^");
    assertThat(places("x", "", "aéxö")).isEqualTo("__^_");
    // The sign of kelvin is a k to those who see no cases.
    assertThat(places("k", "i", "k\u212A")).isEqualTo("^^");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a?", "a*", "(?=a)", "$", "[^]", "[\\s\\S]b|.", "\\b", "(a|)"})
  void what_can_match_anywhere_says_so(String pattern) {
    assertThat(RegexPrefixParser.read(pattern, "").orElseThrow().isSelective()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?<name>a)", "\\k<name>", "\\cJ", "\\0", "[\\1]", "\\xZZ", "\\u{61}"})
  void what_is_read_in_more_than_one_way_is_left_to_the_engine(String pattern) {
    assertThat(RegexPrefixParser.read(pattern, "")).isEmpty();
  }

  @Test
  void whole_characters_are_left_to_the_engine() {
    assertThat(RegexPrefixParser.read("a", "u")).isEmpty();
    assertThat(RegexPrefixParser.read("a", "v")).isEmpty();
  }

  private static String places(String pattern, String flags, String text) {
    RegexPrefixes lead = RegexPrefixParser.read(pattern, flags).orElseThrow();
    return IntStream.range(0, text.length())
        .mapToObj(at -> lead.canBegin(text, at) ? "^" : "_")
        .collect(Collectors.joining());
  }
}
