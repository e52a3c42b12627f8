package press.offprint.content.markdown.dialect;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The dialects that a post is written in for certain. Each syntax is read in each post, but in code
 * only shortcodes and tags of a certain dialect are, because code may also be about another tool.
 */
public record PostDialect(Set<Dialect> certain) {
  private static final List<String> HUGO_FIELDS =
      List.of("lastmod", "linkTitle", "cascade", "_build", "build", "outputs", "resources");
  private static final List<String> ZOLA_FIELDS = List.of("taxonomies", "extra");
  private static final Pattern JEKYLL_FOLDER = Pattern.compile("(?:^|/)_(?:posts|drafts)/");

  public PostDialect {
    certain = Set.copyOf(certain);
  }

  /**
   * Returns the dialects that the name, the front matter, the setting or the folder of a post
   * shows.
   *
   * @param source the path of the post in the content folder
   * @param fields the front matter
   * @param isToml true if the front matter is TOML
   * @param setting the name of a dialect, or another word for none
   */
  public static PostDialect of(
      String source, Map<String, ?> fields, boolean isToml, String setting) {
    Set<Dialect> certain = EnumSet.noneOf(Dialect.class);
    if (source.toLowerCase(Locale.ROOT).endsWith(".mdx")) {
      return new PostDialect(Set.of(Dialect.MDX));
    }
    Dialect.of(String.valueOf(fields.get("dialect"))).ifPresent(certain::add);
    if (certain.isEmpty()) {
      Dialect.of(setting).ifPresent(certain::add);
    }
    if (!certain.isEmpty()) {
      return new PostDialect(certain);
    }
    if (ZOLA_FIELDS.stream().anyMatch(fields::containsKey)) {
      certain.add(Dialect.ZOLA);
    } else if (isToml || HUGO_FIELDS.stream().anyMatch(fields::containsKey)) {
      certain.add(Dialect.HUGO);
    } else if (fields.containsKey("layout") || Regex.matcher(JEKYLL_FOLDER, source).find()) {
      certain.add(Dialect.JEKYLL);
    }
    return new PostDialect(certain);
  }

  /** Returns true if the post is written in a dialect for certain. */
  public boolean is(Dialect dialect) {
    return certain.contains(dialect);
  }
}
