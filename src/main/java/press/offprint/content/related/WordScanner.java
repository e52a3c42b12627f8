package press.offprint.content.related;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.function.Consumer;
import press.offprint.content.related.Word.Script;

/** Finds the words of texts in all languages by ICU's rules and dictionaries. For one thread. */
final class WordScanner {
  private static final int MAX_CHARACTERS = 40;
  private static final int LONG_VOWEL = 'ー';
  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

  // Only clones are used, because an iterator holds the text that it reads.
  private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.ROOT);

  private final BreakIterator words = (BreakIterator) WORDS.clone();
  private final FunctionWords functionWords;

  /**
   * Creates a scanner.
   *
   * @param functionWords those that are written together with the next word are not in it
   */
  WordScanner(FunctionWords functionWords) {
    this.functionWords = functionWords;
  }

  /** Returns a text in the form in which words are compared, but for their case. */
  static String normalise(String text) {
    return NFKC.normalize(text);
  }

  /**
   * Passes each word that has a letter to {@code sink}, also words of one character.
   *
   * @param text in the form of {@link #normalise}
   */
  void scan(String text, Consumer<Word> sink) {
    words.setText(text);
    int start = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
      if (words.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
        word(text, start, end, sink);
      }
    }
  }

  private void word(String text, int start, int end, Consumer<Word> sink) {
    Script script = script(text, start, end);
    if (script == null || (end - start > MAX_CHARACTERS && script != Script.HANGUL)) {
      return;
    }
    int last = Math.min(end, start + MAX_CHARACTERS);
    if (script == Script.LATIN && isPossessive(text, start, last)) {
      last -= 2;
    }
    int first = script == Script.LATIN ? functionWords.startOf(text, start, last) : start;
    String spelled = text.substring(first, last);
    sink.accept(new Word(spelled, spelled.toLowerCase(Locale.ROOT), script, start, end));
  }

  private static boolean isPossessive(String text, int start, int end) {
    char apostrophe = end - start > 3 ? text.charAt(end - 2) : ' ';
    return text.charAt(end - 1) == 's' && (apostrophe == '\'' || apostrophe == '’');
  }

  // Null for digits alone, hiragana alone and signs.
  private static Script script(String text, int start, int end) {
    boolean hiragana = false;
    boolean lengthened = false;
    Script found = null;
    for (int at = start; at < end; ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (c < 0x250) {
        found = found == null && Character.isLetter(c) ? Script.LATIN : found;
        continue;
      }
      if (!UCharacter.isLetter(c)) {
        continue;
      }
      switch (UScript.getScript(c)) {
        case UScript.HIRAGANA -> hiragana = true;
        case UScript.HAN, UScript.KATAKANA, UScript.BOPOMOFO -> found = Script.CJK;
        case UScript.HANGUL -> found = Script.HANGUL;
        case UScript.LATIN -> found = found == null ? Script.LATIN : found;
        case UScript.COMMON, UScript.INHERITED -> lengthened |= c == LONG_VOWEL;
        default -> found = found == null ? Script.OTHER : found;
      }
    }
    if (found == null && lengthened && !hiragana) {
      return Script.CJK; // The dictionary lacks some words of katakana and breaks them before it.
    }
    return hiragana && found != null ? Script.KANA : found;
  }
}
