package press.offprint.content;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.resource.SitePaths;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.settings.Limits;
import press.offprint.model.text.MarkdownFileName;

/** The files of Markdown that posts of MDX import and include. */
final class Partials {
  // The root of the site, of which the content folder is a part.
  private static final Pattern ROOT = Pattern.compile("^(?:@site|@|~)/");
  private static final Pattern DRAFT =
      Pattern.compile("(?mi)^[ \\t]*[\"']?draft[\"']?[ \\t]*[:=][ \\t]*[\"']?(?:true|yes)");

  private Partials() {}

  /**
   * Returns the possible paths of a file, best first; empty if it leads out of the site.
   *
   * @param written the path as in the import
   * @param source the path of the post
   */
  static Set<String> paths(String written, String source) {
    String path = Regex.matcher(ROOT, written).replaceFirst("/");
    Set<String> paths = new LinkedHashSet<>(SitePaths.of(path, source));
    if (path.startsWith("/")) {
      int folder = path.indexOf('/', 1);
      paths.addAll(folder < 0 ? List.of() : SitePaths.of(path.substring(folder), source));
    }
    paths.removeIf(
        found -> !MarkdownFileName.is(found) || found.toLowerCase(Locale.ROOT).contains("draft"));
    return paths;
  }

  /** Returns the text of a file; empty if it is too long, invalid or a draft. */
  static Optional<String> text(ResourceSource.Found file, Limits limits) {
    return NoteTransclusion.of(file, "", limits)
        .filter(text -> !Regex.matcher(DRAFT, text.frontMatter()).find())
        .map(NoteTransclusion::markdown);
  }
}
