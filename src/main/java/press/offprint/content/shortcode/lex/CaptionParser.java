package press.offprint.content.shortcode.lex;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** The parser of WordPress's shortcode for an image with a caption. */
final class CaptionParser {
  /** The start of each of these tags. */
  static final String OPEN = "[caption";

  private static final int MAX_LENGTH = 5_000;
  private static final Pattern TAG = Pattern.compile("\\[caption(?:\\s[^\\]\\n]*)?]");
  private static final String CLOSE = "[/caption]";
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
    if (!source.startsWith(OPEN, at)) {
      return Optional.empty();
    }
    int limit = Math.min(source.length(), at + MAX_LENGTH);
    Matcher tag = Regex.matcher(TAG, source).region(at, limit);
    int close = tag.lookingAt() ? source.substring(at, limit).indexOf(CLOSE) + at : -1;
    if (close <= at) {
      return Optional.empty();
    }
    Matcher image = Regex.matcher(IMAGE, source).region(tag.end(), close);
    return image.lookingAt()
        ? Optional.of(new Token.Caption(tag.end(), image.end(), close, at, close + CLOSE.length()))
        : Optional.empty();
  }
}
