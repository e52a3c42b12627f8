package press.offprint.content.shortcode.lex;

/** A part of the source, as the lexer divides it. Each token starts at the end of the last one. */
public sealed interface Token {
  /** Returns the offset of the first character. */
  int start();

  /** Returns the offset after the last character. */
  int end();

  /** Markdown or code. */
  record Text(int start, int end) implements Token {}

  /**
   * A tag of a shortcode.
   *
   * @param code true if the tag is within code
   */
  record Shortcode(ShortcodeTag tag, boolean code, int start, int end) implements Token {}

  /**
   * A tag that is escaped in order to be shown.
   *
   * @param text the tag without the escape
   */
  record Literal(String text, int start, int end) implements Token {}

  /** The start of a shortcode that is malformed. */
  record Malformed(int start, int end) implements Token {}

  /**
   * A formula.
   *
   * @param tex the source without delimiters
   * @param display true for a formula on a line alone
   */
  record Formula(String tex, boolean display, int start, int end) implements Token {}

  /**
   * A tag or an output of Liquid.
   *
   * @param name the name of the tag, or {@code =} for an output
   * @param argument the text after the name
   * @param innerStart the offset of the text between a tag and its end tag
   * @param innerEnd the end of that text; equal to {@code innerStart} if there is no end tag
   */
  record Liquid(String name, String argument, int innerStart, int innerEnd, int start, int end)
      implements Token {}

  /**
   * A link to a note or to a file, or an embed of it, in the syntax of Obsidian.
   *
   * @param embed true for an embed
   * @param target the name of a note or a file; empty for a heading of the same note
   * @param fragment empty, or the heading with its hash sign
   * @param label the text of the link, or empty
   */
  record Wiki(boolean embed, String target, String fragment, String label, int start, int end)
      implements Token {}

  /** A footnote whose text is written within a sentence. */
  record Note(String text, int start, int end) implements Token {}

  /** A mark that is replaced by HTML, which may be empty. */
  record Html(String html, int start, int end) implements Token {}
}
