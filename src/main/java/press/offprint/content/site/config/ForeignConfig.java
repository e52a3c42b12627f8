package press.offprint.content.site.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.site.config.key.SpellingSuggestion;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.problem.Severity;

/**
 * The recognition of a configuration of Hugo or Jekyll that was pasted into {@code offprint.yaml}.
 */
final class ForeignConfig {
  private static final Map<String, Set<String>> TOOLS = new LinkedHashMap<>();

  static {
    TOOLS.put(
        "Hugo",
        words(
            """
            baseURL languageCode defaultContentLanguage defaultContentLanguageInSubdir contentDir
            publishDir staticDir dataDir layoutDir archetypeDir assetDir i18nDir themesDir
            resourceDir markup outputs outputFormats mediaTypes module modules paginate
            paginatePath pagination taxonomies enableRobotsTXT enableGitInfo enableEmoji
            buildDrafts buildFuture buildExpired googleAnalytics disqusShortname services minify
            related uglyURLs pygmentsCodeFences pygmentsStyle pygmentsUseClasses sectionPagesMenu
            summaryLength languages menu menus frontmatter sitemap privacy security imaging
            caches cascade canonifyURLs relativeURLs hasCJKLanguage disableKinds rssLimit
            removePathAccents disablePathToLower titleCaseStyle timeZone copyright\
            """));
    TOOLS.put(
        "Jekyll",
        words(
            """
            url baseurl plugins gems markdown kramdown collections defaults exclude include
            permalink sass highlighter paginate paginate_path timezone repository email
            github_username twitter_username remote_theme show_excerpts lsi incremental future
            keep_files excerpt_separator whitelist safe source destination collections_dir
            jekyll-archives feed_path liquid show_drafts header_pages minima logo social name\
            """));
  }

  private static final Pattern TOML_LINE =
      Pattern.compile("(?m)^([A-Za-z]\\w*)[ \\t]*=[ \\t]*[\"'\\[{\\dtf]");

  private ForeignConfig() {}

  private static Set<String> words(String text) {
    Set<String> words = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    words.addAll(Arrays.asList(Regex.split(text.strip(), "\\s+", -1)));
    return words;
  }

  /**
   * Returns one error for the whole file if its unknown keys are those of another tool. A single
   * key that resembles a setting of Offprint is a misspelling instead.
   *
   * @param known the keys of Offprint
   */
  static Optional<Problem> of(Map<String, Entry> entries, List<String> known) {
    String tool = "";
    List<String> found = List.of();
    for (Map.Entry<String, Set<String>> each : TOOLS.entrySet()) {
      List<String> foreign =
          entries.keySet().stream()
              .filter(key -> !known.contains(key) && each.getValue().contains(key))
              .toList();
      if (foreign.size() > found.size()) {
        tool = each.getKey();
        found = foreign;
      }
    }
    boolean misspelling =
        found.size() == 1 && !SpellingSuggestion.of(found.get(0), known).isEmpty();
    return found.isEmpty() || misspelling
        ? Optional.empty()
        : Optional.of(problem(tool, found, entries.get(found.get(0)).line()));
  }

  /** Returns one error if the text is a configuration of Hugo in TOML. */
  static Optional<Problem> ofToml(String text) {
    Matcher line = Regex.matcher(TOML_LINE, text);
    while (line.find()) {
      if (TOOLS.get("Hugo").contains(line.group(1))) {
        int number = (int) text.substring(0, line.start()).lines().count() + 1;
        return Optional.of(problem("Hugo", List.of(line.group(1)), number));
      }
    }
    return Optional.empty();
  }

  private static Problem problem(String tool, List<String> found, int line) {
    String keys = String.join(", ", found.subList(0, Math.min(4, found.size())));
    return new Problem(
        ProblemCode.CONFIG_KEY,
        Severity.ERROR,
        "The file holds the configuration of " + tool + " (" + keys + "), not that of Offprint",
        line,
        1,
        "Remove the file, and write it from the site of "
            + tool
            + " with: offprint import "
            + tool.toLowerCase(Locale.ROOT)
            + " FOLDER");
  }
}
