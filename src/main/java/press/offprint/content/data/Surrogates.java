package press.offprint.content.data;

/** The check for lone surrogates, which escapes of JSON and YAML can write. */
final class Surrogates {
  private Surrogates() {}

  /** Returns true if each surrogate belongs to a pair. */
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
