package press.offprint.model.settings;

import java.util.List;

/**
 * The settings for the syntax of posts.
 *
 * @param dialect the name of the dialect that all posts are written in, such as {@code hugo}, or
 *     {@code auto}
 * @param maths {@code auto}, {@code on} or {@code off}
 * @param bibliography the files of the sources that all posts may cite, below the content folder
 * @param csl the style of citations: a name or a file; empty for the default
 * @param glossary the files of the terms that all posts may refer to, below the content folder
 * @param expandAbbreviations true if the first use of an abbreviation shows its meaning
 */
public record SyntaxSettings(
    String dialect,
    String maths,
    List<String> bibliography,
    String csl,
    List<String> glossary,
    boolean expandAbbreviations) {
  /** The settings of a site without these keys. */
  public static final SyntaxSettings AUTO =
      new SyntaxSettings("auto", "auto", List.of(), "", List.of(), false);

  public SyntaxSettings {
    bibliography = List.copyOf(bibliography);
    glossary = List.copyOf(glossary);
  }
}
