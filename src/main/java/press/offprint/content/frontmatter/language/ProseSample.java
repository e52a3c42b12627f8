package press.offprint.content.frontmatter.language;

import java.util.HashMap;
import java.util.Map;

/**
 * The prose at the beginning of a Markdown text: its characters without code, formulas, template
 * calls, markup and addresses. Each of these is found by its first occurrence behind a place, which
 * is remembered, so that the time is linear in the length of the text for any text.
 */
final class ProseSample {
  /** A text of code and formulas alone may be this much longer than its sample. */
  private static final int LONGEST = 4;

  private static final int LONGEST_FORMULA = 4_000;
  private static final int LONGEST_INLINE_FORMULA = 300;
  private static final int LONGEST_TAG = 2_000;
  private static final int NONE = -1;

  private final String text;
  private final Map<String, Integer> found = new HashMap<>();

  private ProseSample(String text) {
    this.text = text;
  }

  /** Returns at most the first {@code most} characters of the prose of {@code text}. */
  static String of(String text, int most) {
    return new ProseSample(text.substring(0, Math.min(text.length(), LONGEST * most))).prose(most);
  }

  private String prose(int most) {
    StringBuilder prose = new StringBuilder(most);
    int from = 0;
    int at = 0;
    while (at < text.length() && prose.length() + at - from < most) {
      int end = endOfOther(at);
      if (end == NONE) {
        at++;
      } else {
        prose.append(text, from, at).append(' ');
        from = end;
        at = end;
      }
    }
    prose.append(text, from, at);
    return prose.substring(0, Math.min(prose.length(), most));
  }

  /** Returns the end of what is no prose and begins at {@code at}, or NONE. */
  private int endOfOther(int at) {
    return switch (text.charAt(at)) {
      case '`' -> text.startsWith("```", at) ? endOfFence("```", at) : endInLine(at, 1, "`");
      case '~' -> text.startsWith("~~~", at) ? endOfFence("~~~", at) : NONE;
      case '$' -> endOfDollars(at);
      case '\\' -> endOfCommand(at);
      case '{' -> endOfCall(at);
      case '<' -> endWithin(at, 1, ">", LONGEST_TAG);
      case ']' -> text.startsWith("](", at) ? endInLine(at, 2, ")") : NONE;
      case 'h' -> endOfAddress(at);
      default -> NONE;
    };
  }

  private int endOfFence(String fence, int at) {
    int close = next(fence, at + fence.length());
    return close == NONE ? text.length() : close + fence.length();
  }

  private int endOfDollars(int at) {
    int display = text.startsWith("$$", at) ? endWithin(at, 2, "$$", LONGEST_FORMULA) : NONE;
    if (display != NONE) {
      return display;
    }
    int end = endInLine(at, 1, "$");
    int length = end - at - 2;
    return length >= 1 && length <= LONGEST_INLINE_FORMULA ? end : NONE;
  }

  private int endOfCommand(int at) {
    int end = NONE;
    if (text.startsWith("\\(", at)) {
      end = endWithin(at, 2, "\\)", LONGEST_FORMULA);
    } else if (text.startsWith("\\[", at)) {
      end = endWithin(at, 2, "\\]", LONGEST_FORMULA);
    } else if (text.startsWith("\\begin{", at)) {
      end = endOfEnvironment(at, at + "\\begin{".length());
    }
    if (end != NONE) {
      return end;
    }
    int letters = at + 1;
    while (letters < text.length() && isLetter(text.charAt(letters))) {
      letters++;
    }
    return letters > at + 1 ? letters : NONE;
  }

  private int endOfEnvironment(int at, int name) {
    int close = next("}", name);
    if (close == NONE || close - name > LONGEST_INLINE_FORMULA) {
      return NONE;
    }
    return endWithin(
        at, close + 1 - at, "\\end{" + text.substring(name, close) + "}", LONGEST_FORMULA);
  }

  private int endOfCall(int at) {
    if (text.startsWith("{{", at)) {
      return endWithin(at, 2, "}}", LONGEST_FORMULA);
    }
    return text.startsWith("{%", at) ? endWithin(at, 2, "%}", LONGEST_FORMULA) : NONE;
  }

  private int endOfAddress(int at) {
    if (!text.startsWith("http://", at) && !text.startsWith("https://", at)) {
      return NONE;
    }
    int end = text.indexOf("//", at) + 2;
    int first = end;
    while (end < text.length() && !isSpace(text.charAt(end))) {
      end++;
    }
    return end > first ? end : NONE;
  }

  /** Returns the end of the next {@code close} that has at most {@code most} characters before. */
  private int endWithin(int at, int open, String close, int most) {
    int next = next(close, at + open);
    return next == NONE || next - at - open > most ? NONE : next + close.length();
  }

  private int endInLine(int at, int open, String close) {
    int next = next(close, at + open);
    int line = next("\n", at + open);
    return next == NONE || (line != NONE && line < next) ? NONE : next + close.length();
  }

  /** Returns the first place of {@code part} that is not before {@code from}, or NONE. */
  private int next(String part, int from) {
    Integer known = found.get(part);
    if (known != null && (known >= from || known == NONE)) {
      return known;
    }
    int next = text.indexOf(part, from);
    found.put(part, next);
    return next;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
