package press.offprint.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import press.offprint.model.problem.Problem;

/** The messages about faults in a body; the examples in {@code content/spec} test their lines. */
class MessagesTest {
  @Test
  void a_shortcode_without_an_end_is_reported() {
    assertThat(messages("First {{< note\n\nSecond.\n\nThird {{< param title >}}."))
        .containsExactly(
            "The tag of a shortcode starts here and is not closed; it is kept as written.");
    assertThat(messages("First {{< >}} and {{< note\n\nwords >}}."))
        .containsExactly(
            "The tag of a shortcode starts here and is malformed; it is kept as written.",
            "The tag of a shortcode starts here and is not closed; it is kept as written.");
  }

  @Test
  void a_missing_note_and_an_unused_one_are_named() {
    assertThat(messages("Text [^missing].\n\n[^unused]: Lost.\n\n[^unused]: Again."))
        .containsExactly(
            "There is no note “[^missing]”; the reference stays as text.",
            "Nothing refers to the note “[^unused]”; it is not published.",
            "There are two notes “[^unused]”; the second one is not published.");
  }

  @Test
  void an_address_with_a_space_is_reported_with_the_remedy() {
    List<Problem> problems = problems("![a](my dot (1).png) and [b](see dot.png)");
    assertThat(problems)
        .extracting(Problem::message, Problem::hint)
        .containsExactly(
            tuple(
                "A picture's address holds a space: “my dot (1).png”. It stays as text.",
                "Write <my dot (1).png>, in angle brackets, or %20 for each space."));
  }

  private static List<String> messages(String body) {
    return problems(body).stream().map(Problem::message).toList();
  }

  private static List<Problem> problems(String body) {
    return ContentPosts.article("title: Hello\n", body).problems();
  }
}
