package press.offprint.content.site.permalink;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.MarkdownFileName;

/**
 * The parts of a source's path: page bundles and sections of Hugo, dates of Jekyll, and languages.
 *
 * @param folders names of the folders, outermost first
 * @param base the file name without its extension and its language
 * @param role the role of the file in its folder
 * @param suffix the language in the file name, as in {@code index.ja.md}
 * @param language the suffix, else the language of the outermost folder
 * @param date at the start of the file name, or of the folder name of a bundle
 * @param undated the file name, or the folder name of a bundle, without that date; empty for a
 *     bundle at the root
 */
public record SourcePath(
    List<String> folders,
    String base,
    Role role,
    Optional<String> suffix,
    Optional<String> language,
    Optional<LocalDate> date,
    String undated) {

  /** The role of a file in its folder. */
  public enum Role {
    /** The file is a post: {@code hello.md}. */
    PAGE,
    /** The folder is the post: {@code hello/index.md}. */
    BUNDLE,
    /** The file is the page of the folder: {@code posts/_index.md}, {@code posts/README.md}. */
    SECTION
  }

  // As in Hugo's handling of :filename dates and in Jekyll's _posts.
  private static final Pattern DATED =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[-_ ]+(.*))?", Pattern.DOTALL);

  public SourcePath {
    folders = List.copyOf(folders);
  }

  /** Returns the file name, or the folder name of a bundle, with its date. */
  String dated() {
    boolean page = role == Role.PAGE || folders.isEmpty();
    return page ? base : folders.get(folders.size() - 1);
  }

  /** Returns true if the source is a post of Jekyll. */
  boolean isOfJekyll() {
    return folders.contains("_posts") || folders.contains("_drafts");
  }

  /** Parses a path relative to the content folder, joined by {@code /}. */
  public static SourcePath of(String source) {
    List<String> parts = List.of(source.split("/", -1));
    List<String> folders = parts.subList(0, parts.size() - 1);
    String base = MarkdownFileName.withoutEnding(parts.get(parts.size() - 1));
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
    Matcher dated = Regex.matcher(DATED, name);
    Optional<LocalDate> date =
        beginsWithDigit(name) && dated.matches() ? dateOf(dated) : Optional.empty();
    String rest = date.isPresent() && dated.group(4) != null ? dated.group(4) : name;
    return new SourcePath(folders, base, role, suffix, suffix.or(() -> folder), date, rest);
  }

  // Most names have no date, and a run parses the path of each post many times.
  private static boolean beginsWithDigit(String name) {
    return !name.isEmpty() && name.charAt(0) >= '0' && name.charAt(0) <= '9';
  }

  /** Returns the same path without its outermost folder. */
  SourcePath withoutOutermost() {
    return new SourcePath(
        folders.subList(1, folders.size()), base, role, suffix, language, date, undated);
  }

  /** Returns the folder of a source with a slash at its end; empty for the content folder. */
  public static String folder(String source) {
    return source.substring(0, source.lastIndexOf('/') + 1);
  }

  /**
   * Returns true if the folder of the source leads to a permalink, and not its front matter or a
   * pattern of the site. The language at the start of either does not matter.
   *
   * @param byName true if the last segment has to be the name of the file or of its bundle as well
   */
  public boolean leadsTo(String permalink, boolean byName) {
    List<String> own = new ArrayList<>(folders);
    if (role == Role.PAGE) {
      own.add(undated.isEmpty() ? base : undated);
    }
    String bare = Regex.replaceAll(permalink, "(?i)^/|(/|\\.html?)$", "");
    List<String> there = new ArrayList<>(bare.isEmpty() ? List.of() : List.of(bare.split("/", -1)));
    // The folder of a language may hold files whose names repeat the language.
    boolean ofLanguage =
        language.isPresent()
            && !folders.isEmpty()
            && Languages.inName(folders.get(0)).equals(language);
    if (ofLanguage) {
      own.remove(0);
    }
    if (language.isPresent()
        && !there.isEmpty()
        && Languages.inName(there.get(0)).equals(language)) {
      there.remove(0);
    }
    if (role != Role.SECTION && !byName) {
      removeLast(own);
      removeLast(there);
    }
    return there.stream()
        .map(PathSegments::fold)
        .toList()
        .equals(own.stream().map(PathSegments::urlize).map(PathSegments::fold).toList());
  }

  private static void removeLast(List<String> segments) {
    if (!segments.isEmpty()) {
      segments.remove(segments.size() - 1);
    }
  }

  /** Returns the path without extension and index, as Hugo's logical paths. */
  public String logical() {
    String inFolders = String.join("/", folders);
    String path = role == Role.PAGE ? inFolders + "/" + base : inFolders;
    return suffix.isPresent() ? path + "." + suffix.get() : path;
  }

  /** Returns true if a source is in Jekyll's folder of drafts. */
  public static boolean isDraft(String source) {
    return source.startsWith("_drafts/") || source.contains("/_drafts/");
  }

  /** Returns the source that a draft of Jekyll has once it is published; others are unchanged. */
  public static String published(String source) {
    return isDraft(source)
        ? Regex.replaceFirst(source, "^_drafts/", "_posts/").replace("/_drafts/", "/_posts/")
        : source;
  }

  /**
   * Returns the outermost folder of a source, or the source, whose name begins with a low line;
   * empty if there is none. The folders {@code _posts} and {@code _drafts} of Jekyll and Hugo's
   * {@code _index.md} do not count.
   */
  public static Optional<String> underscored(String source) {
    for (int start = 0; start >= 0; start = source.indexOf('/', start) + 1) {
      int end = source.indexOf('/', start);
      String name = end < 0 ? source.substring(start) : source.substring(start, end);
      boolean used =
          end < 0 ? name.startsWith("_index.") : name.equals("_posts") || name.equals("_drafts");
      if (name.startsWith("_") && !used) {
        return Optional.of(end < 0 ? source : source.substring(0, end + 1));
      }
      if (end < 0) {
        break;
      }
    }
    return Optional.empty();
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
