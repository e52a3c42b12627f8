package press.offprint.content.data;

/** The check for lone surrogates, which escapes of JSON and YAML can write. */
final class Surrogates {
  private Surrogates() {}

  /** Returns true if each surrogate belongs to a pair. */
  static boolean areWhole(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
