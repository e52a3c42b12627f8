package press.offprint.content.site.permalink;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a post's file name and folders say: Hugo's page bundles and sections, Jekyll's dates, and
 * languages.
 *
 * @param folders names of the folders, outermost first
 * @param base the file's name without its ending and its language
 * @param role what the file is to its folder
 * @param suffix the language in the file's name, as in {@code index.ja.md}
 * @param language that language, else the one of the outermost folder
 * @param date the date at the start of the name, or of a bundle's folder
 * @param undated the name, or a bundle's folder's, without that date; empty for a bundle at the
 *     root
 */
public record SourcePath(
    List<String> folders,
    String base,
    Role role,
    Optional<String> suffix,
    Optional<String> language,
    Optional<LocalDate> date,
    String undated) {

  /** What a file is to its folder. */
  public enum Role {
    /** A post of its own: {@code hello.md}. */
    PAGE,
    /** The folder is the post: {@code hello/index.md}. */
    BUNDLE,
    /** The folder's front page: {@code posts/_index.md}, {@code posts/README.md}. */
    SECTION
  }

  private static final Pattern ENDING =
      Pattern.compile("\\.(md|markdown)$", Pattern.CASE_INSENSITIVE);
  // As in Hugo's handling of :filename dates and in Jekyll's _posts.
  private static final Pattern DATED =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[-_ ]+(.*))?", Pattern.DOTALL);

  public SourcePath {
    folders = List.copyOf(folders);
  }

  /** Reads a path relative to the content folder, joined by {@code /}. */
  public static SourcePath of(String source) {
    List<String> parts = List.of(source.split("/", -1));
    List<String> folders = parts.subList(0, parts.size() - 1);
    String base = ENDING.matcher(parts.get(parts.size() - 1)).replaceFirst("");
    int dot = base.lastIndexOf('.');
    Optional<String> suffix =
        dot > 0 ? Languages.inName(base.substring(dot + 1)) : Optional.empty();
    if (suffix.isPresent()) {
      base = base.substring(0, dot);
    }
    Role role =
        switch (base.toLowerCase(Locale.ROOT)) {
          case "index" -> Role.BUNDLE;
          case "_index", "readme" -> Role.SECTION;
          default -> Role.PAGE;
        };
    Optional<String> folder =
        folders.isEmpty() ? Optional.empty() : Languages.inName(folders.get(0));
    String name =
        role == Role.PAGE ? base : folders.isEmpty() ? "" : folders.get(folders.size() - 1);
    Matcher dated = DATED.matcher(name);
    Optional<LocalDate> date = dated.matches() ? dateOf(dated) : Optional.empty();
    String rest = date.isPresent() && dated.group(4) != null ? dated.group(4) : name;
    return new SourcePath(folders, base, role, suffix, suffix.or(() -> folder), date, rest);
  }

  private static Optional<LocalDate> dateOf(Matcher dated) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(dated.group(1)),
              Integer.parseInt(dated.group(2)),
              Integer.parseInt(dated.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
