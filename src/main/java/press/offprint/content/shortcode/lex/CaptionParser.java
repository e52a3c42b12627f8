package press.offprint.content.shortcode.lex;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** The parser of WordPress's shortcode for an image with a caption. */
final class CaptionParser {
  /** The start of each of these tags. */
  static final List<String> OPEN = List.of("[caption", "[wp_caption");

  private static final int MAX_LENGTH = 5_000;
  private static final Pattern TAG = Pattern.compile("\\[((?:wp_)?caption)(?:\\s[^\\]\\n]*)?]");
  // Old versions of WordPress write the caption as an attribute.
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\scaption=(?:\"([^\"\\]\\n]*)\"|'([^'\\]\\n]*)')");
  // An image, which may be the content of a link, as HTML or as Markdown.
  private static final Pattern IMAGE =
      Pattern.compile(
          "\\s*(?:<a\\s[^<>]*>\\s*<img\\s[^<>]*>\\s*</a>|<img\\s[^<>]*>"
              + "|\\[!\\[[^\\]\\n]*]\\([^()\\n]*\\)]\\([^()\\n]*\\)|!\\[[^\\]\\n]*]\\([^()\\n]*\\))");

  private final String source;

  CaptionParser(String source) {
    this.source = source;
  }

  /** Returns the caption that starts at {@code at}; empty if none starts there. */
  Optional<Token.Caption> parse(int at) {
    if (OPEN.stream().noneMatch(open -> source.startsWith(open, at))) {
      return Optional.empty();
    }
    int limit = Math.min(source.length(), at + MAX_LENGTH);
    Matcher tag = Regex.matcher(TAG, source).region(at, limit);
    if (!tag.lookingAt()) {
      return Optional.empty();
    }
    String closeTag = "[/" + tag.group(1) + "]";
    int close = source.substring(at, limit).indexOf(closeTag) + at;
    if (close <= at) {
      return Optional.empty();
    }
    Matcher image = Regex.matcher(IMAGE, source).region(tag.end(), close);
    if (!image.lookingAt()) {
      return Optional.empty();
    }
    int end = close + closeTag.length();
    Matcher written = Regex.matcher(ATTRIBUTE, source).region(at, tag.end());
    if (source.substring(image.end(), close).isBlank() && written.find()) {
      int value = written.group(1) == null ? 2 : 1;
      return Optional.of(
          new Token.Caption(
              tag.end(), image.end(), written.start(value), written.end(value), at, end));
    }
    return Optional.of(new Token.Caption(tag.end(), image.end(), image.end(), close, at, end));
  }
}
