package press.offprint.content.shortcode;

import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/** The shortcode {@code highlight} of Hugo and the tag of that name of Jekyll. */
final class HighlightShortcode implements Shortcode {
  @Override
  public void expand(ShortcodeCall call) {
    // Jekyll's options follow the language after a space.
    String[] words = Regex.split(call.parameters().find("lang", 0).orElse("").strip(), "\\s+", 2);
    String options = call.parameters().find("options", 1).orElse(words.length > 1 ? words[1] : "");
    call.skipInner();
    call.writeHtml(html(words[0], options, call.code()));
  }

  // Hugo's option hl_inline asks for a code span.
  private static String html(String language, String options, String code) {
    if (options.replace(" ", "").contains("hl_inline=true")) {
      return "<code>" + Markup.escape(code.strip()) + "</code>";
    }
    return block(language, options, code);
  }

  /** Returns a block of code with the options behind the language of a fence. */
  static String block(String language, String options, String code) {
    String type = language.isEmpty() ? "" : " class=\"language-" + Markup.escape(language) + "\"";
    String lines = options.isEmpty() ? "" : " data-options=\"" + Markup.escape(options) + "\"";
    return "<pre" + lines + "><code" + type + ">" + Markup.escape(trim(code)) + "\n</code></pre>";
  }

  // The line breaks beside the tags are not part of the code.
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
