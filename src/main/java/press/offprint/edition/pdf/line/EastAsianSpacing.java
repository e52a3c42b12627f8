package press.offprint.edition.pdf.line;

import com.ibm.icu.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;

/**
 * The distances between the characters of Japanese and Chinese text: a quarter em between scripts,
 * half an em less between two marks of punctuation, and where a line stretches and shrinks
 * (Requirements for Japanese Text Layout, sections 3.1 to 3.8; Requirements for Chinese Text
 * Layout, section 3). All lengths are in em.
 *
 * @param japanese true for Japanese, false for Chinese
 * @param centered true if stops and commas are in the middle of their square, as in Traditional
 *     Chinese
 */
record EastAsianSpacing(boolean japanese, boolean centered) {
  private static final float SCRIPTS = 0.25f;
  private static final float HALF = 0.5f;
  private static final String OPENING = "「『（【〈《〔［｛〖〘";
  private static final String CLOSING = "」』）】〉》〕］｝〗〙";
  private static final String STOPS = "、。，．";
  private static final String CHINESE_STOPS = "：；！？";

  /** They are as wide as an ideograph in Chinese fonts only. */
  private static final String CHINESE_OPENING = "“‘";

  private static final String CHINESE_CLOSING = "”’";

  /** The kinds of distances, in the order in which a line shrinks. */
  enum Gap {
    /** Never another distance: within Latin words, and between a letter and its punctuation. */
    NONE(0, 0, 0),
    /** Beside a mark of punctuation with a blank half. */
    PUNCTUATION(0, 0.125f, 0.25f),
    /** Between two marks of punctuation with a blank half. */
    PAIR(-HALF, 0.25f, 0),
    /** Between two Latin words. */
    WORDS(0, 0.25f, 0.08f),
    /** Between a Latin letter and an ideograph. */
    SCRIPT(SCRIPTS, 0.25f, 0.125f),
    /** Between two ideographs. */
    IDEOGRAPHS(0, 0.06f, 0);

    private final float natural;
    private final float stretch;
    private final float shrink;

    Gap(float natural, float stretch, float shrink) {
      this.natural = natural;
      this.stretch = stretch;
      this.shrink = shrink;
    }

    float stretch() {
      return stretch;
    }

    float shrink() {
      return shrink;
    }
  }

  /** Returns true for a text that is mostly Japanese or Chinese. */
  static boolean isEastAsian(String text) {
    int ideographs = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      ideographs += isIdeograph(c) ? 1 : 0;
      letters += Character.isLetter(c) ? 1 : 0;
    }
    return ideographs * 4 > letters && ideographs > 0;
  }

  /** Returns the kind of distance between the character at an offset and the one after it. */
  Gap gap(String text, int at) {
    if (at + 1 >= text.length()) {
      return Gap.NONE;
    }
    char left = text.charAt(at);
    char right = text.charAt(at + 1);
    if (right == ' ') {
      return Gap.NONE;
    }
    if (left == ' ') {
      char before = at == 0 ? ' ' : text.charAt(at - 1);
      if (closes(before) || opens(right)) {
        return Gap.PUNCTUATION;
      }
      return isWide(before) || isWide(right) ? Gap.SCRIPT : Gap.WORDS;
    }
    if ((closes(left) && (opens(right) || closes(right))) || (opens(left) && opens(right))) {
      return Gap.PAIR;
    }
    if (closes(right) || opens(left)) {
      return Gap.NONE;
    }
    if (closes(left) || opens(right)) {
      // An apostrophe is no quotation mark.
      return left == '’' && isWestern(right) ? Gap.NONE : Gap.PUNCTUATION;
    }
    if (isWide(left) && isWide(right)) {
      return Gap.IDEOGRAPHS;
    }
    boolean scripts =
        (isIdeograph(left) && isWestern(right)) || (isWestern(left) && isIdeograph(right));
    return scripts ? Gap.SCRIPT : Gap.NONE;
  }

  /**
   * Returns the distance of the natural width after a character.
   *
   * @param space the width of a space, which the distance between scripts replaces
   */
  float natural(String text, int at, float space) {
    Gap gap = gap(text, at);
    if (text.charAt(at) != ' ') {
      return gap.natural;
    }
    return switch (gap) {
      case PUNCTUATION -> -space;
      case SCRIPT -> SCRIPTS - space;
      default -> 0;
    };
  }

  /** Returns the blank half before an opening bracket, which a line does not begin with. */
  float leading(char first) {
    return opens(first) ? HALF : 0;
  }

  /** Returns the blank half after a closing mark, which a line may end without. */
  float trailing(char last) {
    return closes(last) ? HALF : 0;
  }

  /**
   * Returns the offsets at which a title may be divided: between words of a dictionary, and in
   * Japanese only after a particle or a mark.
   */
  BitSet phrases(String text) {
    BitSet ends = new BitSet(text.length() + 1);
    BreakIterator words =
        BreakIterator.getWordInstance(japanese ? Locale.JAPANESE : Locale.CHINESE);
    words.setText(text);
    for (int at = words.first(); at != BreakIterator.DONE; at = words.next()) {
      if (at == 0 || at == text.length() || !japanese || endsPhrase(text, at)) {
        ends.set(at);
      }
    }
    return ends;
  }

  private static boolean endsPhrase(String text, int at) {
    char left = text.charAt(at - 1);
    return !Character.isLetterOrDigit(left)
        || (isHiragana(left) && !isHiragana(text.charAt(at)))
        || left == '\n';
  }

  private static boolean isHiragana(char c) {
    return c >= '\u3041' && c <= '\u309F';
  }

  private boolean opens(char c) {
    return OPENING.indexOf(c) >= 0 || (!japanese && CHINESE_OPENING.indexOf(c) >= 0);
  }

  private boolean closes(char c) {
    return CLOSING.indexOf(c) >= 0
        || (!japanese && CHINESE_CLOSING.indexOf(c) >= 0)
        || (!centered && STOPS.indexOf(c) >= 0)
        || (!centered && !japanese && CHINESE_STOPS.indexOf(c) >= 0);
  }

  private static boolean isWide(char c) {
    return isIdeograph(c) || (c >= '\u3001' && c <= '\u303F') || (c >= '\uFF01' && c <= '\uFF60');
  }

  private static boolean isWestern(char c) {
    return Character.isLetterOrDigit(c)
        && !isWide(c)
        && (c < '\u1100' || c >= '\u1E00')
        && !isHangul(c);
  }

  private static boolean isHangul(char c) {
    return c >= '\uAC00' && c <= '\uD7FF';
  }

  private static boolean isIdeograph(char c) {
    return (c >= '\u3400' && c <= '\u9FFF')
        || (c >= '\u3041' && c <= '\u30FF')
        || (c >= '\u3105' && c <= '\u312F')
        || (c >= '\u31F0' && c <= '\u31FF')
        || (c >= '\uF900' && c <= '\uFAFF')
        || c == '々'
        || c == '〇'
        // The planes of further ideographs begin with these.
        || (c >= '\uD840' && c <= '\uD88D');
  }
}
