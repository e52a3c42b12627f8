package press.offprint.edition.epub.cover;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;

/**
 * The line break opportunities of titles. A Japanese line may break after nearly every character,
 * but a title is easier to read if its phrases stay whole; a phrase ends with hiragana or with
 * punctuation.
 */
final class DisplayLineBreaks {
  private DisplayLineBreaks() {}

  /** Returns the offsets at which a line may end, with the end of the text. */
  static BitSet in(String text, Locale locale) {
    BitSet ends = new BitSet(text.length() + 1);
    BreakIterator opportunities = BreakIterator.getLineInstance(locale);
    opportunities.setText(text);
    boolean japanese = locale.getLanguage().equals("ja");
    for (int at = opportunities.next(); at != BreakIterator.DONE; at = opportunities.next()) {
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
