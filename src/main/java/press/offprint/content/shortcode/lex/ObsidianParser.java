package press.offprint.content.shortcode.lex;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.WikilinkExpander;

/**
 * Knows what Obsidian adds to Markdown: wikilinks, embeds, highlights, comments, block ids, notes.
 */
final class ObsidianParser {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_NOTE = 4_000;
  private static final Pattern LINK =
      Pattern.compile(
          "(!?)\\[\\[([^\\[\\]\\n|#\\\\]*)((?:#[^\\[\\]\\n|\\\\]*)?)(?:\\\\?\\|([^\\[\\]\\n]*))?]]");
  // What may follow directly on the last line of a block.
  private static final Pattern BLOCK_START =
      Pattern.compile("[ \\t>]*(?:\\n|(?:[-*+]|\\d{1,9}[.)]|#{1,6})[ \\t])");
  // A name has a letter or is a date or a number of some length; [[1, 2]] is none.
  private static final Pattern NAME = Pattern.compile("\\p{L}|^\\s*\\d{4}[\\d-]*\\s*$");

  // Obsidian's own ids have six signs, which may all be digits.
  private static final int DIGITS = 6;

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
      case '^' -> source.startsWith("[", at + 1) ? note(at, paragraphEnd) : blockId(at);
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
    boolean block = isInkless(at + 2, CodeSpans.lineEnd(source, at)) && startsLine(at);
    int end = source.indexOf("%%", at + 2);
    boolean within = end > at + 2 && (block || end < paragraphEnd);
    return within && !isInk(end + 2)
        ? Optional.of(new Token.Html("", at, end + 2))
        : Optional.empty();
  }

  // A note in its place, as pandoc has it too; what looks like a pattern or a link is none.
  private Optional<Token> note(int at, int paragraphEnd) {
    if (at > 0 && source.charAt(at - 1) == '[') {
      return Optional.empty();
    }
    int end = bracketEnd(at + 1, Math.min(paragraphEnd, at + LONGEST_NOTE));
    boolean other = end + 1 < source.length() && "^([+${".indexOf(source.charAt(end + 1)) >= 0;
    return end < 0 || other || isInkless(at + 2, end)
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
          // It is part of the note.
        }
      }
    }
    return -1;
  }

  // At the end of a block, behind a space; what looks like a power stays one.
  private Optional<Token> blockId(int at) {
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
    boolean named = (letters > 0 && end - at > 2) || digits >= DIGITS;
    return named && endsBlock(end)
        ? Optional.of(
            new Token.Html(
                "<a id=\"" + WikilinkExpander.blockId(source.substring(at + 1, end)) + "\"></a>",
                at,
                end))
        : Optional.empty();
  }

  private static boolean isIdPart(char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-';
  }

  private boolean endsBlock(int at) {
    int end = CodeSpans.lineEnd(source, at);
    if (!isInkless(at, end)) {
      return false;
    }
    int next = end + 1;
    return next >= source.length()
        || isInkless(next, CodeSpans.lineEnd(source, next))
        || BLOCK_START.matcher(source).region(next, source.length()).lookingAt();
  }

  private boolean isPair(int at, char c) {
    return source.charAt(at) == c && CodeSpans.runLength(source, at) == 2;
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
