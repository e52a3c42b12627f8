package press.offprint.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import press.offprint.model.Problem;

/** What is said of a body's faults; the examples in {@code content/spec} tell where they are. */
class MessagesTest {
  @Test
  void a_shortcode_without_an_end_is_called_so() {
    assertThat(messages("First {{< note\n\nSecond.\n\nThird {{< param title >}}."))
        .containsExactly("A shortcode's tag begins here and is not closed; it stays as it is.");
    assertThat(messages("First {{< >}} and {{< note\n\nwords >}}."))
        .containsExactly(
            "A shortcode's tag begins here and cannot be read; it stays as it is.",
            "A shortcode's tag begins here and is not closed; it stays as it is.");
  }

  private static List<String> messages(String body) {
    return Posts.article("title: Hello\n", body).problems().stream().map(Problem::message).toList();
  }
}
