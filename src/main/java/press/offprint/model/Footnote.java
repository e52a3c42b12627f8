package press.offprint.model;

/**
 * A footnote. The body holds the reference {@code <a class="noteref" id="fnref-N" href="#fn-N"
 * role="doc-noteref">N</a>}; a second reference to the same note has the id {@code fnref-N-2}.
 *
 * @param number one-based, in the order of first reference
 * @param id {@code fn-N}
 * @param markup block-level XHTML of the note, without a link back
 */
public record Footnote(int number, String id, String markup) {}
