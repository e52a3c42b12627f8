package press.offprint.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import press.offprint.SharesNothing;

/**
 * Every construct of every syntax, with every unit repeated in it, is read with work that grows
 * with its length. A run reads a spread of these families, which is the same each time; {@code
 * -Doffprint.families=1} reads all of them, and a larger number each family of that distance, from
 * the one of {@code -Doffprint.families.from} on. So 40 runs of a distance of 40 read all.
 */
@SharesNothing
class GrammarTimeTest {
  private static final int DISTANCE =
      Integer.getInteger("offprint.families", Boolean.getBoolean("offprint.long") ? 40 : 600);
  private static final int FROM = Integer.getInteger("offprint.families.from", DISTANCE / 2);
  // Exponential time shows at the shortest length already.
  private static final int SHORTEST = 500;
  private static final int LONGEST = 8_000;
  private static final double BOUND = 12;
  private static final Growth.Work NEGLIGIBLE = new Growth.Work(100_000_000, 1L << 30);

  /** Families that once took more than linear time. */
  static Stream<Arguments> known() {
    return Stream.of(
        Arguments.of("a label of backslashes", "[", "\\", "\n"),
        Arguments.of("a label of backslashes in a definition", "[", "\\", "a: /b\n"),
        Arguments.of("an open title of an admonition", "!!! note \"", "\\", "\na\n"),
        Arguments.of("an open title of an admonition in brackets", "??? note (", "\\a", "\na\n"),
        Arguments.of("two braces and spaces", "{{", " ", ""),
        Arguments.of("two braces, a word and spaces", "{{ a", " ", "b }"),
        Arguments.of("a Liquid tag with spaces", "{% highlight", " ", "a"),
        Arguments.of(
            "raw text in code", "{% highlight a %}", "{% raw %}", "endraw {% endhighlight %}\n"),
        Arguments.of("tags of digits in a line", "", "{{< 1 >}}", "\n"),
        Arguments.of("a heading with spaces", "# a", " ", "b\n"),
        Arguments.of("a heading with marks", "# a", " #", "b\n"),
        Arguments.of("a heading of HTML with spaces", "<h2>a", " ", "b</h2>\n"),
        Arguments.of("a note with spaces", "[^", " ", "a\n"),
        Arguments.of("a note with spaces behind it", "[^a]: b", " ", "c]\n"),
        Arguments.of("an abbreviation with spaces", "*[", " ", "a\n"),
        Arguments.of("an abbreviation with spaces behind it", "*[a]: b", " ", "c]\n"),
        Arguments.of("a thematic break with spaces", "---", " ", "a\n"),
        Arguments.of("a div with spaces", "::: a", " ", "{\na\n:::\n"),
        Arguments.of("items in items with a task", "", "- - - - - - [ ] a\n", ""),
        Arguments.of("items in items behind a task", "- [ ] ", "1. ", "\n"),
        Arguments.of("items in items behind a task of an item", "* - [x] ", "1. ", "\n"),
        Arguments.of("lines that look like underlines", "a\n", "==a\n", ""),
        Arguments.of("ends of comments and rows", "", "-->\n|a\n", ""),
        Arguments.of("rows of bars", "", "|a|b|\n|-|\n", ""),
        Arguments.of("formulas that define one command", "", "$\\def\\a{b}$ \n\n", ""),
        Arguments.of("formulas that use and define a command", "", "$\\def\\a{b}\\a$ \n\n", ""),
        Arguments.of("a style sheet of open functions", SVG + "<style>", "a(", "</style></svg>\n"),
        Arguments.of("a style of addresses", SVG + "<rect fill=\"url(", " ", "\"/></svg>\n"),
        Arguments.of("a colour of words", SVG + "<rect fill=\"rgb(", "a ", "\"/></svg>\n"),
        Arguments.of("selectors of brackets", SVG + "<style>", "[a", "{fill:red}</style></svg>\n"));
  }

  private static final String SVG =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">";

  @ParameterizedTest(name = "{0}")
  @MethodSource("known")
  void a_family_that_once_took_more_is_read_in_linear_time(
      String name, String start, String part, String end) throws InterruptedException {
    assertThat(fault(new TextFamilies.Family(name, start, part, end), SHORTEST)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"in code,'<kbd>','</kbd>'", "between spaces,'a ',' b'"})
  void a_long_run_of_marks_of_quotation_is_read_in_linear_time(
      String name, String start, String end) throws InterruptedException {
    assertThat(fault(new TextFamilies.Family(name, start, ">", end), LONGEST)).isEmpty();
  }

  @Test
  void the_families_of_the_grammar_are_read_in_linear_time() throws InterruptedException {
    List<TextFamilies.Family> all = TextFamilies.all().toList();
    List<String> faults = new ArrayList<>();
    for (int i = FROM; i < all.size(); i += DISTANCE) {
      // Nearly all families are below the negligible work at this length, so one read is enough.
      faults.addAll(fault(all.get(i), LONGEST));
    }
    assertThat(faults).isEmpty();
  }

  private static List<String> fault(TextFamilies.Family family, int length)
      throws InterruptedException {
    return new Growth(size -> ContentPosts.read(family.text(size)), BOUND, NEGLIGIBLE, LONGEST)
        .fault(length).map(fault -> family.name() + ": " + fault).stream().toList();
  }
}
