package press.offprint.edition.pdf.math.layout;

/** The classes of the parts of a row, and the space between two of them (The TeXbook, page 170). */
enum AtomClass {
  ORDINARY(0),
  OPERATOR(1),
  BINARY(2),
  RELATION(3),
  OPEN(4),
  CLOSE(5),
  PUNCTUATION(6),
  INNER(7),
  /** Space that the author wrote. */
  SPACE(-1);

  /** The thin, medium and thick space in em. */
  private static final double[] SPACES = {0, 3 / 18.0, 4 / 18.0, 5 / 18.0};

  // A negative number is a space that scripts do not have.
  private static final int[][] TABLE = {
    {0, 1, -2, -3, 0, 0, 0, -1},
    {1, 1, 0, -3, 0, 0, 0, -1},
    {-2, -2, 0, 0, -2, 0, 0, -2},
    {-3, -3, 0, 0, -3, 0, 0, -3},
    {0, 0, 0, 0, 0, 0, 0, 0},
    {0, 1, -2, -3, 0, 0, 0, -1},
    {-1, -1, 0, -1, -1, -1, -1, -1},
    {-1, 1, -2, -3, -1, 0, -1, -1}
  };

  private final int row;

  AtomClass(int row) {
    this.row = row;
  }

  /** Returns the space in em of the style between this part and the one after it. */
  double spaceBefore(AtomClass next, boolean script) {
    if (this == SPACE || next == SPACE) {
      return 0;
    }
    int space = TABLE[row][next.row];
    return script && space < 0 ? 0 : SPACES[Math.abs(space)];
  }

  /** Returns true if a binary operator after this part has only one operand. */
  boolean makesUnary() {
    return switch (this) {
      case BINARY, OPERATOR, RELATION, OPEN, PUNCTUATION -> true;
      default -> false;
    };
  }

  /** Returns true if a binary operator before this part has only one operand. */
  boolean endsOperand() {
    return this == RELATION || this == CLOSE || this == PUNCTUATION;
  }
}
