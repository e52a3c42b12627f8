package press.offprint.content.markdown.syntax;

/**
 * Text that is almost Markdown, so that it is shown as written or is not shown.
 *
 * @param text the name of a footnote, or a link destination
 * @param offset the offset in the Markdown
 */
public record NearMiss(Kind kind, String text, int offset) {
  /** The intended Markdown. */
  public enum Kind {
    /** A reference to a footnote that is not defined. */
    NOTE_MISSING,
    /** A footnote without a reference. */
    NOTE_UNUSED,
    /** A footnote whose name an earlier one has. */
    NOTE_REPEATED,
    /** An image whose destination holds a space. */
    SPACED_PICTURE,
    /** A link whose destination holds a space; other texts look the same. */
    SPACED_LINK,
    /** Bold text with a space within its marks. */
    SPACED_STRONG,
    /** A superscript between carets. */
    SUPERSCRIPT,
    /** Text between runs of three or more tildes. */
    LONG_TILDES,
    /** A row of a table with more cells than its header. */
    EXTRA_CELLS,
    /** A line block of pandoc. */
    LINE_BLOCK,
    /** A table of pandoc with dashes for its columns. */
    DASHED_TABLE,
    /** A heading without a space behind its number signs. */
    UNSPACED_HEADING,
    /** Raw HTML that is code, because it is set in behind an empty line. */
    INDENTED_MARKUP,
    /** Code between fences without an end. */
    OPEN_CODE,
    /** An instruction to a program. */
    INSTRUCTION,
    /** Raw HTML without an end; the text is the missing end. */
    OPEN_MARKUP
  }

  /** A collection of places of such syntax. */
  @FunctionalInterface
  public interface Places {
    /**
     * Adds a place.
     *
     * @param offset the offset in the Markdown
     */
    void add(Kind kind, String text, int offset);
  }
}
