package press.offprint.edition.pdf.line;

/**
 * A part of a paragraph that is not broken, and the break after it. Widths are in dots of the
 * layout engine.
 *
 * @param end the offset in the text of the paragraph after the part and its spaces
 * @param width of the part without the spaces after it
 * @param space the natural width of the spaces after the part; it is lost at the end of a line
 * @param spaces the number of these spaces
 * @param letters the number of characters whose distance can change
 * @param kind of the break after the part
 * @param added the width that a break adds: that of a hyphen, or less than 0 for the space after an
 *     operator, which is lost at the end of a line
 * @param block the width of the part up to the end of its last picture, or up to the begin of its
 *     last formula; 0 without one
 * @param gaps how the distances of Japanese and Chinese characters change
 */
record Segment(
    int end,
    float width,
    float space,
    int spaces,
    int letters,
    Kind kind,
    float added,
    float block,
    Gaps gaps) {

  /**
   * The distances between Japanese or Chinese characters, in dots.
   *
   * @param stretch by which the part may grow
   * @param shrink by which the part may shrink
   * @param stretchAfter by which the space after the part may grow, unless a line ends there
   * @param shrinkAfter by which that space may shrink
   * @param leading the blank half of a bracket, without which a line begins
   * @param trailing the blank half of a mark, without which a line may end
   */
  record Gaps(
      float stretch,
      float shrink,
      float stretchAfter,
      float shrinkAfter,
      float leading,
      float trailing) {
    static final Gaps NONE = new Gaps(0, 0, 0, 0, 0, 0);
  }

  /** The kinds of breaks, with the penalty of each in the sense of TeX. */
  enum Kind {
    /** Between words, or between ideographs. */
    WORD(0),
    /** Within a word, with a hyphen that the text has already. */
    DASH(60),
    /** Within a word, with a hyphen that the break adds. */
    HYPHEN(160),
    /** Within an identifier or an address, without a mark. */
    IDENTIFIER(220),
    /** The same after a hyphen that the identifier has already. */
    IDENTIFIER_DASH(220),
    /** Within a formula, after a relation. */
    RELATION(500),
    /** Within a formula, after a binary operator. */
    OPERATOR(700),
    /** Within the brackets of a formula, after an operator. */
    BRACKETED(1_000),
    /** Within a part that is wider than a line. */
    EMERGENCY(2_000),
    /** The text has a line break here. */
    FORCED(0);

    private final int penalty;

    Kind(int penalty) {
      this.penalty = penalty;
    }

    int penalty() {
      return penalty;
    }

    boolean isHyphen() {
      return this == DASH || this == HYPHEN || this == IDENTIFIER_DASH;
    }
  }
}
