package press.offprint.content.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import press.offprint.content.markdown.limit.LimitException;
import press.offprint.content.markdown.limit.MeteredText;

class MeteredTextTest {
  @Test
  void a_regular_expression_that_backtracks_without_end_is_stopped_at_the_same_step() {
    Pattern endless = Pattern.compile("(a+)+\\1b");
    String text = "first\n" + "a".repeat(40) + "\n";
    for (int i = 0; i < 2; i++) {
      BasedSequence line = MeteredText.of(text).subSequence(6);
      LimitException stop =
          catchThrowableOfType(LimitException.class, () -> endless.matcher(line).lookingAt());
      assertThat(stop.problem().message()).contains("begins with \"aaaa").doesNotContain("first");
    }
  }

  @Test
  void a_text_is_parsed_with_a_tenth_of_the_reads_that_it_may_take() {
    String text = "# A heading\n\nSome *words* and [a link](b.md).\n\n- a\n- b\n\n".repeat(500);
    BasedSequence metered = MeteredText.of(text);
    MeteredText meter = (MeteredText) metered.getBase();
    assertThat(Markdown.shared().parseBlocks(metered).hasChildren()).isTrue();
    assertThat(meter.reads()).isBetween((long) text.length(), 50L * text.length());
  }
}
