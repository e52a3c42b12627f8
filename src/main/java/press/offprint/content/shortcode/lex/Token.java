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
   * @param isZola true for the syntax of Zola
   */
  record Shortcode(ShortcodeTag tag, boolean code, boolean isZola, int start, int end)
      implements Token {}

  /**
   * A tag that is escaped in order to be shown.
   *
   * @param text the tag without the escape
   */
  record Literal(String text, int start, int end) implements Token {}

  /**
   * An image with a caption between two tags of WordPress.
   *
   * @param imageStart the offset of the image
   * @param textStart the offset of the caption, which is after the image or in the opening tag
   */
  record Caption(int imageStart, int imageEnd, int textStart, int textEnd, int start, int end)
      implements Token {}

  /**
   * JavaScript of MDX.
   *
   * @param markdown what takes its place, such as the tag of HTML without it; empty for exports
   * @param loss what is not shown because no code is run
   */
  record Script(String markdown, Loss loss, int start, int end) implements Token {
    Script(String markdown, int start, int end) {
      this(markdown, Loss.NONE, start, end);
    }
  }

  /**
   * A component of MDX that includes the text of another file.
   *
   * @param path the file as the post imports it
   */
  record Partial(String path, int start, int end) implements Token {}

  /** The part of a post that readers do not see as it is meant, because no code of MDX is run. */
  enum Loss {
    NONE,
    /** The value of an expression; its code is shown. */
    EXPRESSION,
    /** The value of an attribute. */
    ATTRIBUTE,
    /** A component that encloses nothing and has no words. */
    COMPONENT,
    /** The text of another file within a line. */
    PARTIAL
  }

  /** The start of a shortcode that is malformed. */
  record Malformed(int start, int end) implements Token {}

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
}
