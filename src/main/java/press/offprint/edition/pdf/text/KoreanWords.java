package press.offprint.edition.pdf.text;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.lang.Character.UnicodeScript;

/** A line breaker that breaks Korean text between words only, never between two syllables. */
public final class KoreanWords implements FSTextBreaker {
  private final FSTextBreaker breaker;
  private String text = "";

  public KoreanWords(FSTextBreaker breaker) {
    this.breaker = breaker;
  }

  @Override
  public int next() {
    int at = breaker.next();
    while (at > 0 && at < text.length() && isSyllable(at - 1) && isSyllable(at)) {
      at = breaker.next();
    }
    return at;
  }

  private boolean isSyllable(int at) {
    return UnicodeScript.of(text.charAt(at)) == UnicodeScript.HANGUL;
  }

  @Override
  public void setText(String text) {
    this.text = text;
    breaker.setText(text);
  }
}
