package press.offprint.content.shortcode;

import press.offprint.model.text.Markup;

/** Hugo's {@code highlight} and Jekyll's. */
final class CodeShortcode {
  private CodeShortcode() {}

  /** A block of code, or a code span for Hugo's {@code hl_inline}. */
  static String html(String language, String options, String code) {
    if (options.replace(" ", "").contains("hl_inline=true")) {
      return "<code>" + Markup.escape(code.strip()) + "</code>";
    }
    String name = language.strip();
    String type = name.isEmpty() ? "" : " class=\"language-" + Markup.escape(name) + "\"";
    return "<pre><code" + type + ">" + Markup.escape(trim(code)) + "\n</code></pre>";
  }

  // The line breaks beside the tags belong to the tags.
  private static String trim(String code) {
    int start = 0;
    for (int end = code.indexOf('\n');
        end >= 0 && code.substring(start, end).isBlank();
        end = code.indexOf('\n', start)) {
      start = end + 1;
    }
    return code.substring(start).stripTrailing();
  }
}
