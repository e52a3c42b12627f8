package press.offprint.content.data;

/** Halves of characters outside the Basic Multilingual Plane, which escapes can write alone. */
final class Surrogates {
  private Surrogates() {}

  /** True where each surrogate is half of a pair. */
  static boolean areWhole(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }
}
