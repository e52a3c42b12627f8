package press.offprint.content.frontmatter;

import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.frontmatter.encoding.ControlCharacters;
import press.offprint.model.interrupt.Regex;

/** The removal of characters from field texts that a document cannot hold or that deceive. */
final class FieldSanitizer {
  private static final Pattern NO_CODE = Pattern.compile("`[^`]*+`|([^`]++)");
  private static final Pattern CODE = Pattern.compile("(?<!`)(`++)([^`]++)\\1(?!`)");
  private static final Pattern ELEMENT =
      Pattern.compile(
          "<(a|abbr|b|cite|code|em|i|kbd|mark|p|q|s|small|span|strong|sub|sup|u|var)(?:\\s[^<>]*+)?+>"
              + "([^<>]*+)</\\1>");
  private static final Pattern BREAK = Pattern.compile("<br\\s?/?>");

  private FieldSanitizer() {}

  /** Returns the text without forbidden and deceptive characters; line ends are LF. */
  static String clean(String written) {
    String text =
        written.indexOf('\r') < 0 ? written : written.replace("\r\n", "\n").replace('\r', '\n');
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!ControlCharacters.isForbidden(c) && !ControlCharacters.isDeceptive(c)) {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /** Returns true if {@link #clean} removes nothing. */
  static boolean isClean(String written) {
    return written
        .codePoints()
        .allMatch(
            c ->
                c == '\r'
                    || (!ControlCharacters.isForbidden(c) && !ControlCharacters.isDeceptive(c)));
  }

  /** Returns the clean text in one line with single spaces; empty if nothing of it is visible. */
  static String line(String written) {
    String line = Regex.replaceAll(clean(written).strip(), "\\s+", " ");
    return line.codePoints().anyMatch(FieldSanitizer::isVisible) ? line : "";
  }

  /**
   * Returns the clean text in one line, without the HTML that is not between backticks: references
   * are their characters, and elements of text are their words. Jekyll and Eleventy print titles as
   * HTML, and exporters of WordPress write {@code &#8217;} for an apostrophe. A tag without an end
   * tag is text, such as that in "The {@code <form>} element".
   */
  static String words(String written) {
    boolean hasHtml = written.indexOf('&') >= 0 || written.indexOf('<') >= 0;
    return line(
        hasHtml
            ? Regex.matcher(NO_CODE, written)
                .replaceAll(
                    part ->
                        Matcher.quoteReplacement(
                            part.group(1) == null ? part.group() : withoutHtml(part.group(1))))
            : written);
  }

  /**
   * Returns a text in one line without the backticks around code, which titles and descriptions
   * show as words. Many themes of Hugo and Jekyll read them as Markdown. A backtick that is alone
   * stays.
   */
  static String withoutBackticks(String text) {
    String words = text.indexOf('`') < 0 ? text : line(Regex.matcher(CODE, text).replaceAll("$2"));
    return words.isEmpty() ? text : words;
  }

  private static String withoutHtml(String text) {
    String words = Regex.matcher(BREAK, text).replaceAll(" ");
    return Escaping.unescapeHtml(Regex.matcher(ELEMENT, words).replaceAll("$2"));
  }

  // A title of zero-width spaces or fillers would be invisible.
  private static boolean isVisible(int c) {
    if (c > 0x20 && c < 0x7F) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.NON_SPACING_MARK -> !isVariationSelector(c);
      default -> !isFiller(c);
    };
  }

  private static boolean isVariationSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x034F;
  }

  // The fillers of Hangul, and the Braille pattern without dots.
  private static boolean isFiller(int c) {
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
  }
}
