package press.offprint.content.shortcode;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows what Obsidian adds to Markdown: wikilinks, embeds, highlights, comments, block ids. */
final class ObsidianParser {
  private static final int LONGEST = 1_000;
  private static final Pattern LINK =
      Pattern.compile(
          "(!?)\\[\\[([^\\[\\]\\n|#\\\\]*)((?:#[^\\[\\]\\n|\\\\]*)?)(?:\\\\?\\|([^\\[\\]\\n]*))?]]");
  private static final Pattern BLOCK_ID =
      Pattern.compile("\\^([0-9a-f]{6})(?=\\s*\\n\\s*\\n|\\s*$)");
  // A name has a letter or is a date or a number of some length; [[1, 2]] is none.
  private static final Pattern NAME = Pattern.compile("\\p{L}|^\\s*\\d{4}[\\d-]*\\s*$");

  private final String source;
  private int markEnd = -1;

  ObsidianParser(String source) {
    this.source = source;
  }

  /** What begins at {@code at}, if it is Obsidian's. */
  Optional<Token> at(int at, int paragraphEnd) {
    return switch (source.charAt(at)) {
      case '[', '!' -> link(at);
      case '=' -> mark(at, paragraphEnd);
      case '%' -> comment(at, paragraphEnd);
      case '^' -> blockId(at);
      default -> Optional.empty();
    };
  }

  private Optional<Token> link(int at) {
    if (!source.startsWith("[[", at + (source.charAt(at) == '!' ? 1 : 0))) {
      return Optional.empty();
    }
    Matcher link = LINK.matcher(source).region(at, Math.min(source.length(), at + LONGEST));
    if (!link.lookingAt()
        || !NAME.matcher(link.group(2) + link.group(3)).find()
        || isMarkdown(link.group(2), link.end())) {
      return Optional.empty();
    }
    return Optional.of(
        new Token.Wiki(
            !link.group(1).isEmpty(),
            link.group(2).strip(),
            link.group(3),
            Optional.ofNullable(link.group(4)),
            at,
            link.end()));
  }

  // [[a]](b) and [[a]] with a definition of a are links of Markdown's own.
  private boolean isMarkdown(String target, int end) {
    boolean followed = end < source.length() && "([".indexOf(source.charAt(end)) >= 0;
    return followed || source.contains("\n[" + target + "]:");
  }

  private Optional<Token> mark(int at, int paragraphEnd) {
    if (at == markEnd) {
      markEnd = -1;
      return Optional.of(new Token.Html("</mark>", at, at + 2));
    }
    if (markEnd >= 0 || !isPair(at, '=') || isWord(at - 1) || !isInk(at + 2)) {
      return Optional.empty();
    }
    for (int end = source.indexOf("==", at + 3);
        end >= 0 && end < Math.min(paragraphEnd, at + LONGEST);
        end = source.indexOf("==", end + 2)) {
      if (isPair(end, '=') && isInk(end - 1) && !isWord(end + 2)) {
        if (source.substring(at, end).indexOf('`') >= 0) {
          return Optional.empty();
        }
        markEnd = end;
        return Optional.of(new Token.Html("<mark>", at, at + 2));
      }
    }
    return Optional.empty();
  }

  private Optional<Token> comment(int at, int paragraphEnd) {
    if (!isPair(at, '%') || isInk(at - 1)) {
      return Optional.empty();
    }
    boolean block = isInkless(at + 2, CodeRuns.lineEnd(source, at)) && startsLine(at);
    int end = source.indexOf("%%", at + 2);
    boolean within = end > at + 2 && (block || end < paragraphEnd);
    return within && !isInk(end + 2)
        ? Optional.of(new Token.Html("", at, end + 2))
        : Optional.empty();
  }

  private Optional<Token> blockId(int at) {
    Matcher id = BLOCK_ID.matcher(source).region(at, Math.min(source.length(), at + 40));
    boolean apart = at > 0 && Character.isWhitespace(source.charAt(at - 1));
    return apart && id.lookingAt()
        ? Optional.of(
            new Token.Html("<a id=\"" + Wikilinks.blockId(id.group(1)) + "\"></a>", at, id.end(1)))
        : Optional.empty();
  }

  private boolean isPair(int at, char c) {
    return source.charAt(at) == c && CodeRuns.runLength(source, at) == 2;
  }

  private boolean startsLine(int at) {
    return isInkless(source.lastIndexOf('\n', at) + 1, at);
  }

  private boolean isInkless(int start, int end) {
    return source.substring(start, Math.max(start, end)).isBlank();
  }

  private boolean isInk(int at) {
    return at >= 0 && at < source.length() && !Character.isWhitespace(source.charAt(at));
  }

  private boolean isWord(int at) {
    return isInk(at) && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '=');
  }
}
