package press.offprint.content.markdown;

import java.util.Locale;
import press.offprint.model.interrupt.Regex;

/**
 * The quotation marks and apostrophes of titles and descriptions, which are plain text. The text of
 * a post has them by its Markdown parser.
 */
public final class TitleQuotes {
  private static final String OPENING_BEFORE = "([{-–—/«„“‚‘";

  /** Words and numbers that begin with an apostrophe. */
  private static final String SHORTENED =
      "(\\d0s?|\\d\\d|n|n'|em|tis|twas|til|cause|bout|round|s)(\\b.*|$)";

  private final String text;
  private final QuotationMarks marks;
  private final StringBuilder out;
  private int openSingle;

  private TitleQuotes(String text, QuotationMarks marks) {
    this.text = text;
    this.marks = marks;
    this.out = new StringBuilder(text.length() + 4);
  }

  /**
   * Returns the text with the marks of its language. Double marks that do not match, such as a sign
   * for inches, and code between backticks stay.
   */
  public static String of(String text, String languageTag) {
    if (text.indexOf('"') < 0 && text.indexOf('\'') < 0) {
      return text;
    }
    return new TitleQuotes(text, QuotationMarks.of(languageTag)).replaced();
  }

  private String replaced() {
    boolean pairs = text.chars().filter(c -> c == '"').count() % 2 == 0;
    boolean code = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      code ^= c == '`';
      if (code || (c != '"' && c != '\'') || (c == '"' && !pairs)) {
        out.append(c);
      } else if (c == '"') {
        out.append(isAtStart(i) ? marks.opening() : marks.closing());
      } else {
        single(i);
      }
    }
    return out.toString();
  }

  private void single(int at) {
    if (isAtStart(at) && !isShortened(at) && closing(at) > 0) {
      openSingle++;
      out.append(marks.innerOpening());
    } else if (openSingle > 0 && isClosing(at)) {
      openSingle--;
      out.append(marks.innerClosing());
    } else {
      out.append('’');
    }
  }

  private boolean isAtStart(int at) {
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    return Character.isWhitespace(before)
        || OPENING_BEFORE.indexOf(before) >= 0
        || before == '"'
        || (before == '\'' && at > 1 && isAtStart(at - 1));
  }

  private boolean isShortened(int at) {
    return Regex.matches(text.substring(at + 1).toLowerCase(Locale.ROOT), SHORTENED);
  }

  private int closing(int from) {
    for (int i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\'' && isClosing(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isClosing(int at) {
    boolean letterFollows =
        at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    return !letterFollows && at > 0 && !Character.isWhitespace(text.charAt(at - 1));
  }
}
