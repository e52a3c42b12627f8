package press.offprint.content.citation;

import press.offprint.model.interrupt.Regex;

/** The marks of Markdown in the words around a citation and in fields of YAML, as HTML of CSL. */
final class InlineMarks {
  private InlineMarks() {}

  static String html(String text) {
    if (!Regex.matches(text, "(?s).*[*_\\[\\\\^~].*")) {
      return text;
    }
    String html =
        Regex.replaceAll(
            text,
            "\\[([^\\[\\]]*)\\]\\{\\.(?:nocase|nodecor)\\}",
            "<span class=\"nocase\">$1</span>");
    html = Regex.replaceAll(html, "\\[([^\\[\\]]*)\\]\\{\\.small-?caps\\}", "<sc>$1</sc>");
    html = Regex.replaceAll(html, "\\*\\*(?=\\S)([^*]+?)\\*\\*", "<b>$1</b>");
    html = Regex.replaceAll(html, "\\*(?=\\S)([^*]+?)\\*", "<i>$1</i>");
    html =
        Regex.replaceAll(html, "(?<![\\p{L}\\d_])_(?=\\S)([^_]+?)_(?![\\p{L}\\d_])", "<i>$1</i>");
    html = Regex.replaceAll(html, "\\^(?=\\S)([^^\\s]+?)\\^", "<sup>$1</sup>");
    html = Regex.replaceAll(html, "~(?=\\S)([^~\\s]+?)~", "<sub>$1</sub>");
    return Regex.replaceAll(html, "\\\\([\\[\\]*_^~\\\\])", "$1");
  }
}
