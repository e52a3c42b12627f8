package press.offprint.model.problem;

/** The kinds of problems. Reports hold these names, so they must not change. */
public enum ProblemCode {
  RESOURCE_OUTSIDE_ROOT,
  RESOURCE_REMOTE,
  RESOURCE_MISSING,
  RESOURCE_CORRUPT,
  RESOURCE_TYPE,
  RESOURCE_NOT_REGULAR,
  RESOURCE_UNREADABLE,
  RESOURCE_ACTIVE,
  SVG_FORBIDDEN,
  SYMLINK_OUTSIDE_ROOT,
  SYMLINK_LOOP,
  SOURCE_UNREADABLE,
  SOURCE_NOT_REGULAR,
  ENCODING,
  EMPTY,
  TEXT_MISSING,
  FRONT_MATTER,
  FRONT_MATTER_FORMAT,
  FRONT_MATTER_TYPE,
  YAML_TAG,
  CASCADE_IGNORED,
  TITLE_MISSING,
  TRANSLATION,
  TEXT_SANITISED,
  SLUG_INVALID,
  SLUG_CONFLICT,
  NAME_INVALID,
  INCLUDE_FORBIDDEN,
  SHORTCODE_UNKNOWN,
  SHORTCODE_INVALID,
  LINK_AMBIGUOUS,
  LINK_BROKEN,
  LINK_FORBIDDEN,
  LINK_INVALID,
  NOTE_BROKEN,
  SYNTAX_FOREIGN,
  MATHS_INVALID,
  DIAGRAM_INVALID,
  DIAGRAM_UNSUPPORTED,
  GLYPH_MISSING,
  BOOK_INVALID,
  BOOK_POST,
  BOOK_LOOP,
  BOOK_EMPTY,
  CONFIG_KEY,
  CONFIG_TYPE,
  CONFIG_SYNTAX,
  TEMPLATE,
  EDITION_FAILED,
  STORE_FAILED,
  VERSION_HELD,
  LIMIT_YAML,
  LIMIT_FRONT_MATTER,
  LIMIT_DEPTH,
  LIMIT_SIZE,
  LIMIT_TIME,
  LIMIT_PAGES,
  LIMIT_BOOK,
  LIMIT_IMAGE_PIXELS,
  LIMIT_SVG;

  /**
   * Returns the exit code of a command that rejects a source for this reason: {@link
   * ExitCode#FAULT} if the cause is in Offprint, {@link ExitCode#USAGE} if it is in a file of the
   * publisher that all posts share, else {@link ExitCode#REJECTED}.
   */
  public ExitCode exitCode() {
    return switch (this) {
      case EDITION_FAILED -> ExitCode.FAULT;
      case TEMPLATE -> ExitCode.USAGE;
      default -> ExitCode.REJECTED;
    };
  }
}
