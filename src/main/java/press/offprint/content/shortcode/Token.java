package press.offprint.content.shortcode;

/** A run of the source, as the lexer sees it; tokens follow one another without gaps. */
sealed interface Token {
  int start();

  int end();

  /** Markdown, or code of any kind. */
  record Text(int start, int end) implements Token {}

  /**
   * A shortcode's tag.
   *
   * @param code true inside code
   */
  record Shortcode(Tag tag, boolean code, int start, int end) implements Token {}

  /** A tag that is written to be shown: what to show instead. */
  record Literal(String text, int start, int end) implements Token {}

  /** Something like a shortcode that is none. */
  record Malformed(int start, int end) implements Token {}

  /** A formula. */
  record Formula(String tex, boolean display, int start, int end) implements Token {}

  /**
   * A tag or an output of Jekyll's.
   *
   * @param name the tag's name, or {@code =} for an output
   * @param argument what follows the name
   * @param inner what stands between a raw or highlight tag and its end
   */
  record Liquid(String name, String argument, String inner, int start, int end) implements Token {}
}
