package press.offprint.model.settings;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.offprint.model.interrupt.Regex;

/**
 * The settings for the syntax of posts.
 *
 * @param dialect the name of the dialect that all posts are written in, such as {@code hugo}, or
 *     {@code auto}
 * @param maths {@code auto}, {@code on} or {@code off}
 * @param bibliography the files of the sources that all posts may cite, below the content folder or
 *     beside the configuration
 * @param csl the style of citations: a name or a file; empty for the default
 * @param glossary the files of the terms that all posts may refer to, below the content folder or
 *     beside the configuration
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

  /** Returns the paths of the files that the configuration names, without a slash in front. */
  public Set<String> files() {
    return Stream.of(
            bibliography, glossary, csl.endsWith(".csl") ? List.of(csl) : List.<String>of())
        .flatMap(List::stream)
        .map(name -> Regex.replaceFirst(name, "^/+", ""))
        .collect(Collectors.toUnmodifiableSet());
  }
}
