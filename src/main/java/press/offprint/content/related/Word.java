package press.offprint.content.related;

/**
 * One word of a text.
 *
 * @param spelled as the author wrote it
 * @param term in lower case
 * @param start index in the text
 * @param end index in the text after the word
 */
record Word(String spelled, String term, Script script, int start, int end) {

  /** The kind of script of a word, as far as the rules for words differ. */
  enum Script {
    LATIN,
    /** Chinese characters and katakana. */
    CJK,
    /** A word with hiragana, so not a plain noun. */
    KANA,
    HANGUL,
    OTHER
  }

  /** Returns true if the word can be a keyword by its form: a noun has no hiragana. */
  boolean isNoun() {
    return script != Script.KANA && !isShort();
  }

  /** Returns true if the word is one character. */
  boolean isShort() {
    return term.codePointCount(0, term.length()) < 2;
  }
}
