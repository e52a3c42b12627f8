package press.offprint.content.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.PrefixedSubSequence;
import com.vladsch.flexmark.util.sequence.SegmentedSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.content.markdown.block.JoinedLines;
import press.offprint.content.markdown.limit.InsertedText;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.model.settings.Limits;

/** Paragraphs with more lines than flexmark joins in linear time. */
class LongParagraphsTest {
  private static final int MANY = 1_000;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void lines_are_joined_as_flexmark_joins_them_and_each_letter_keeps_its_place(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    List<int[]> places = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      text.append(List.of("", "> ", "  ", "\t", "> > ", "-  ").get(random.nextInt(6)));
      int start = text.length();
      text.append(List.of("a", "", "b c", " d", "\u05d0\ud83d\ude00").get(random.nextInt(5)));
      text.append(List.of("\n", "  \n", "\r\n").get(random.nextInt(3)));
      places.add(new int[] {start, text.length(), random.nextInt(4)});
    }
    BasedSequence base = BasedSequence.of(text.toString());
    List<BasedSequence> lines = new ArrayList<>();
    for (int[] place : places) {
      BasedSequence line = base.subSequence(place[0], place[1]);
      lines.add(place[2] == 0 ? line : PrefixedSubSequence.repeatOf(' ', place[2] - 1, line));
    }
    BasedSequence expected = SegmentedSequence.create(lines.get(0), lines);
    BasedSequence joined = JoinedLines.of(lines);
    assertThat(joined.toString()).isEqualTo(expected.toString());
    assertThat(joined.getSourceRange()).isEqualTo(expected.getSourceRange());
    for (int i = 0; i < expected.length(); i++) {
      assertThat(joined.getIndexOffset(i)).as("letter %d", i).isEqualTo(expected.getIndexOffset(i));
    }
  }

  @Test
  void lines_that_follow_each_other_are_a_part_of_the_text() {
    BasedSequence base = BasedSequence.of("before\na\nb\nafter\n");
    BasedSequence joined = JoinedLines.of(List.of(base.subSequence(7, 9), base.subSequence(9, 11)));
    assertThat((Object) joined)
        .isEqualTo(base.subSequence(7, 11))
        .hasSameClassAs(base.subSequence(7, 11));
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "  ", "> ", ">", "> > "})
  void every_line_of_a_long_paragraph_is_published(String margin) {
    String text = (margin + "a *b*\n").repeat(MANY);
    assertThat(html(text)).containsOnlyOnce("<p").contains("a <em>b</em>\n".repeat(MANY - 1));
  }

  @Test
  void lines_of_a_long_paragraph_in_a_list_are_published() {
    String text = "- a\n" + "  b `c`\n".repeat(MANY) + "- d\n";
    assertThat(html(text)).contains("a\n" + "b <code>c</code>\n".repeat(MANY - 1)).contains("d</");
  }

  @Test
  void elements_that_span_lines_of_a_long_paragraph_are_kept() {
    String text = "> *a\n" + "> b\n".repeat(MANY) + "> c*\n";
    assertThat(html(text)).contains("<em>a\n" + "b\n".repeat(MANY) + "c</em>");
  }

  @Test
  void a_link_that_is_defined_before_a_long_paragraph_is_found() {
    String text = "> [a]: /x\n" + "> [a]\n".repeat(MANY);
    assertThat(html(text)).contains("<a href=\"/x\">a</a>\n".repeat(MANY - 1));
  }

  @Test
  void a_long_term_and_a_long_definition_are_published() {
    String text = "  a\n".repeat(MANY) + ": b\n" + "    c\n".repeat(MANY);
    assertThat(html(text))
        .contains("<dt>a</dt>\n".repeat(MANY))
        .contains("b\n" + "c\n".repeat(MANY - 1));
  }

  private static String html(String text) {
    RenderSession session =
        new RenderSession("nonce", reference -> Optional.empty(), new InsertedText(Limits.DEFAULT));
    return Markdown.shared()
        .render(text, "en", session, Limits.DEFAULT)
        .body()
        .replaceAll(" " + RenderedHtml.PLACE_ATTRIBUTE + "=\"[^\"]*\"", "");
  }
}
