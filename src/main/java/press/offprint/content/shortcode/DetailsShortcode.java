package press.offprint.content.shortcode;

import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.model.problem.ProblemCode;

/** The shortcode {@code details} of Hugo. */
final class DetailsShortcode implements Shortcode {
  @Override
  public void expand(ShortcodeCall call) {
    if (!call.isClosed()) {
      call.warn(
          ProblemCode.SHORTCODE_UNKNOWN,
          "The shortcode \"details\" is not closed; the text after it is kept.",
          "Write {{< /details >}} after the text that it encloses.");
      return;
    }
    ShortcodeParameters parameters = call.parameters();
    String summary =
        parameters.find("summary", 0).or(() -> parameters.named("title")).orElse("Details");
    boolean isOpen = parameters.named("open").filter(value -> !value.equals("false")).isPresent();
    call.wrapInner(
        (isOpen ? "<details open>" : "<details>")
            + "<summary>"
            + call.context().inline().apply(summary)
            + "</summary>",
        "</details>",
        true);
  }
}
