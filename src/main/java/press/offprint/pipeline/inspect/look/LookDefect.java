package press.offprint.pipeline.inspect.look;

import java.util.Locale;

/** A change of a look that no edit of a text explains. */
public enum LookDefect {
  /** Characters are in the text layer, and their font paints nothing or the box of a lost one. */
  GLYPH_LOST("characters are lost"),
  /** Words are in the text layer, and nothing is painted at their place. */
  TEXT_INVISIBLE("words are invisible"),
  /** Words that the post still has are no longer in this edition. */
  TEXT_LOST("words are lost"),
  /** Cells of a table are lost or cut off. */
  TABLE_CUT("a table is cut"),
  /** Words are painted outside of the page. */
  BEYOND_EDGE("text is beyond the edge of the page"),
  /** Words are painted over others. */
  OVERLAPPED("words are painted over others"),
  /** The contrast of words with their background fell below that of WCAG 2.2. */
  CONTRAST_DOWN("the contrast is down"),
  /** Words are much smaller or larger. */
  LETTER_SIZE("the size of letters changed"),
  /** A font is no longer used for the words that it painted. */
  FONT_GONE("a font is missing"),
  /** A picture is not painted any more. */
  PICTURE_GONE("a picture is missing"),
  /** The sides of a picture have another ratio. */
  PICTURE_DISTORTED("a picture is distorted"),
  /** A page has nothing but its frame. */
  PAGE_BLANK("a page is blank"),
  /** Any other change of a post whose text was not edited. */
  LOOK_CHANGED("the look changed");

  private final String words;

  LookDefect(String words) {
    this.words = words;
  }

  /** Returns the name for people. */
  public String words() {
    return words;
  }

  /** Returns the name for programs, such as {@code page-blank}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
