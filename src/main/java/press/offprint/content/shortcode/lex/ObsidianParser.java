package press.offprint.content.shortcode.lex;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parser of what Obsidian adds to Markdown: links to notes, embeds, highlights, comments, block
 * ids and inline footnotes.
 */
public final class ObsidianParser {
  private static final int MAX_LENGTH = 1_000;
  private static final int MAX_NOTE_LENGTH = 4_000;
  private static final Pattern LINK =
      Pattern.compile(
          "(!?)\\[\\[([^\\[\\]\\n|#\\\\]*)((?:#[^\\[\\]\\n|\\\\]*)?)(?:\\\\?\\|([^\\[\\]\\n]*))?]]");
  // A line that may follow the last line of a block.
  private static final Pattern BLOCK_START =
      Pattern.compile("[ \\t>]*(?:\\n|(?:[-*+]|\\d{1,9}[.)]|#{1,6})[ \\t])");
  // A name has a letter or is a number of at least four digits; [[1, 2]] is not a link.
  private static final Pattern NAME = Pattern.compile("\\p{L}|^\\s*\\d{4}[\\d-]*\\s*$");

  // The ids that Obsidian creates have six characters, which may all be digits.
  private static final int MIN_DIGITS = 6;

  private final String source;
  private int markEnd = -1;

  ObsidianParser(String source) {
    this.source = source;
  }

  /** Returns the id of the HTML element for a block of Obsidian. Case does not matter. */
  public static String blockId(String id) {
    return "block-" + id.toLowerCase(Locale.ROOT);
  }

  /** Returns the token that starts at {@code at}; empty if there is none. */
  Optional<Token> parse(int at, int paragraphEnd) {
    return switch (source.charAt(at)) {
      case '[', '!' -> link(at);
      case '=' -> mark(at, paragraphEnd);
      case '%' -> comment(at, paragraphEnd);
      case '^' -> source.startsWith("[", at + 1) ? note(at, paragraphEnd) : blockAnchor(at);
      default -> Optional.empty();
    };
  }

  private Optional<Token> link(int at) {
    if (!source.startsWith("[[", at + (source.charAt(at) == '!' ? 1 : 0))) {
      return Optional.empty();
    }
    Matcher link = LINK.matcher(source).region(at, Math.min(source.length(), at + MAX_LENGTH));
    if (!link.lookingAt()
        || !NAME.matcher(link.group(2) + link.group(3)).find()
        || isMarkdownLink(link.group(2), link.end())) {
      return Optional.empty();
    }
    return Optional.of(
        new Token.Wiki(
            !link.group(1).isEmpty(),
            link.group(2).strip(),
            link.group(3),
            link.group(4) == null ? "" : link.group(4),
            at,
            link.end()));
  }

  // [[a]](b) is a link of Markdown, and so is [[a]] if there is a definition of a.
  private boolean isMarkdownLink(String target, int end) {
    boolean isFollowed = end < source.length() && "([".indexOf(source.charAt(end)) >= 0;
    return isFollowed || source.contains("\n[" + target + "]:");
  }

  private Optional<Token> mark(int at, int paragraphEnd) {
    if (at == markEnd) {
      markEnd = -1;
      return Optional.of(new Token.Html("</mark>", at, at + 2));
    }
    if (markEnd >= 0 || !isPair(at, '=') || isWord(at - 1) || !isVisible(at + 2)) {
      return Optional.empty();
    }
    for (int end = source.indexOf("==", at + 3);
        end >= 0 && end < Math.min(paragraphEnd, at + MAX_LENGTH);
        end = source.indexOf("==", end + 2)) {
      if (isPair(end, '=') && isVisible(end - 1) && !isWord(end + 2)) {
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
    if (!isPair(at, '%') || isVisible(at - 1)) {
      return Optional.empty();
    }
    boolean isBlock = isBlank(at + 2, CodeSpans.lineEnd(source, at)) && startsLine(at);
    int end = source.indexOf("%%", at + 2);
    boolean isClosed = end > at + 2 && (isBlock || end < paragraphEnd);
    return isClosed && !isVisible(end + 2)
        ? Optional.of(new Token.Html("", at, end + 2))
        : Optional.empty();
  }

  // The syntax is also that of pandoc. A regular expression such as ^[a-z]+ is not a note.
  private Optional<Token> note(int at, int paragraphEnd) {
    if (at > 0 && source.charAt(at - 1) == '[') {
      return Optional.empty();
    }
    int end = bracketEnd(at + 1, Math.min(paragraphEnd, at + MAX_NOTE_LENGTH));
    boolean isPattern = end + 1 < source.length() && "^([+${".indexOf(source.charAt(end + 1)) >= 0;
    return end < 0 || isPattern || isBlank(at + 2, end)
        ? Optional.empty()
        : Optional.of(new Token.Note(source.substring(at + 2, end), at, end + 1));
  }

  private int bracketEnd(int at, int limit) {
    int depth = 0;
    for (int i = at; i < limit; i++) {
      switch (source.charAt(i)) {
        case '\\' -> i++;
        case '`' -> {
          int span = CodeSpans.spanEnd(source, i, limit);
          i = (span < 0 ? i + CodeSpans.runLength(source, i) : span) - 1;
        }
        case '[' -> depth++;
        case ']' -> {
          if (--depth == 0) {
            return i;
          }
        }
        default -> {
          // Any other character is part of the note.
        }
      }
    }
    return -1;
  }

  // A block id is at the end of a block, after a space. A power such as x ^2 is not a block id.
  private Optional<Token> blockAnchor(int at) {
    if (at == 0 || !Character.isWhitespace(source.charAt(at - 1))) {
      return Optional.empty();
    }
    int end = at + 1;
    int letters = 0;
    int digits = 0;
    for (; end < source.length() && isIdPart(source.charAt(end)); end++) {
      letters += Character.isLetter(source.charAt(end)) ? 1 : 0;
      digits += Character.isDigit(source.charAt(end)) ? 1 : 0;
    }
    boolean isId = (letters > 0 && end - at > 2) || digits >= MIN_DIGITS;
    return isId && endsBlock(end)
        ? Optional.of(
            new Token.Html(
                "<a id=\"" + blockId(source.substring(at + 1, end)) + "\"></a>", at, end))
        : Optional.empty();
  }

  private static boolean isIdPart(char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-';
  }

  private boolean endsBlock(int at) {
    int end = CodeSpans.lineEnd(source, at);
    if (!isBlank(at, end)) {
      return false;
    }
    int next = end + 1;
    return next >= source.length()
        || isBlank(next, CodeSpans.lineEnd(source, next))
        || BLOCK_START.matcher(source).region(next, source.length()).lookingAt();
  }

  private boolean isPair(int at, char c) {
    return source.charAt(at) == c && CodeSpans.runLength(source, at) == 2;
  }

  private boolean startsLine(int at) {
    return isBlank(source.lastIndexOf('\n', at) + 1, at);
  }

  private boolean isBlank(int start, int end) {
    return source.substring(start, Math.max(start, end)).isBlank();
  }

  private boolean isVisible(int at) {
    return at >= 0 && at < source.length() && !Character.isWhitespace(source.charAt(at));
  }

  private boolean isWord(int at) {
    return isVisible(at)
        && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '=');
  }
}
