package press.offprint.edition.pdf.text;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.lang.Character.UnicodeScript;

/**
 * A line breaker that breaks Korean text between words only, never between two syllables or between
 * a closing sign and the particle after it.
 */
public final class KoreanWords implements FSTextBreaker {
  private final FSTextBreaker breaker;
  private final boolean korean;
  private String text = "";

  /**
   * Creates a breaker.
   *
   * @param korean true if the document is in Korean; others may hold Korean words
   */
  public KoreanWords(FSTextBreaker breaker, boolean korean) {
    this.breaker = breaker;
    this.korean = korean;
  }

  @Override
  public int next() {
    int at = breaker.next();
    while (at > 0 && at < text.length() && isSyllable(at) && endsWord(at - 1)) {
      at = breaker.next();
    }
    return at;
  }

  private boolean endsWord(int at) {
    int type = Character.getType(text.charAt(at));
    return isSyllable(at)
        || type == Character.END_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION;
  }

  // Chinese letters in Korean text are syllables of Korean words; other text is divided at each.
  private boolean isSyllable(int at) {
    UnicodeScript script = UnicodeScript.of(text.charAt(at));
    return script == UnicodeScript.HANGUL || (korean && script == UnicodeScript.HAN);
  }

  @Override
  public void setText(String text) {
    this.text = text;
    breaker.setText(text);
  }
}
