package press.offprint.content.markdown.inline;

/** Syntax of other dialects, or almost Markdown, that is shown as it is written. */
public enum ForeignSyntax {
  /** Marks of bold text with a space within. */
  SPACED_STRONG,
  /** Carets around a superscript. */
  SUPERSCRIPT,
  /** Text between runs of three or more tildes, which strike nothing. */
  LONG_TILDES,
  /** A row of a table with more cells than its header. */
  EXTRA_CELLS,
  /** Lines that each begin with a bar: pandoc's line blocks. */
  LINE_BLOCK,
  /** Columns over dashes: pandoc's tables without bars. */
  DASHED_TABLE,
  /** A heading without a space behind its number signs. */
  UNSPACED_HEADING,
  /** Raw HTML that is code, because it is set in behind an empty line. */
  INDENTED_MARKUP,
  /** Code between fences without an end, in which the rest of the text is. */
  OPEN_CODE,
  /** An instruction to a program, such as PHP, which is not shown. */
  INSTRUCTION,
  /** Raw HTML without an end, in which the rest of the text may be missing. */
  OPEN_MARKUP;

  /** A collection of places of such syntax. */
  @FunctionalInterface
  public interface Places {
    /**
     * Adds a place.
     *
     * @param offset the offset in the Markdown
     */
    void add(ForeignSyntax syntax, String text, int offset);
  }
}
