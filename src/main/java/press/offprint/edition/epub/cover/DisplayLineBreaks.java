package press.offprint.edition.epub.cover;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;

/**
 * Where a line of display type may end. Japanese may end nearly anywhere, but a title reads better
 * when its phrases stay whole: a phrase ends with its kana, or with a mark.
 */
final class DisplayLineBreaks {
  private DisplayLineBreaks() {}

  /** The offsets in {@code text} at which a line may end; the end of the text is one. */
  static BitSet in(String text, Locale locale) {
    BitSet ends = new BitSet(text.length() + 1);
    BreakIterator places = BreakIterator.getLineInstance(locale);
    places.setText(text);
    boolean japanese = locale.getLanguage().equals("ja");
    for (int at = places.next(); at != BreakIterator.DONE; at = places.next()) {
      if (at == text.length() || !japanese || endsPhrase(text, at)) {
        ends.set(at);
      }
    }
    return ends;
  }

  private static boolean endsPhrase(String text, int at) {
    int before = text.codePointBefore(at);
    UnicodeScript left = UnicodeScript.of(before);
    UnicodeScript right = UnicodeScript.of(text.codePointAt(at));
    return !Character.isLetterOrDigit(before)
        || (left == UnicodeScript.HIRAGANA && right != UnicodeScript.HIRAGANA);
  }
}
