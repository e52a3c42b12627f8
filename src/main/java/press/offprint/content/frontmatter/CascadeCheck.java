package press.offprint.content.frontmatter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Sequence;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.cascade.CascadeFields;
import press.offprint.content.site.cascade.TrustedFolders;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The warning of a section that gives fields which the publisher has not allowed. */
final class CascadeCheck {
  private static final int MOST_NAMES = 10;

  private CascadeCheck() {}

  /** Adds one warning at the first ignored field of the cascade, if there is one. */
  static void warn(
      String source, FrontMatterFields fields, TrustedFolders trust, List<Problem> problems) {
    if (!SiteLists.isSection(source) || trust.includes(source)) {
      return;
    }
    Optional<FrontMatterFields.Field> cascade = fields.find("cascade");
    Set<String> ignored =
        cascade
            .map(field -> CascadeFields.ignored(field.value().plain(text -> text)))
            .orElse(Set.of());
    if (ignored.isEmpty()) {
      return;
    }
    String folder = SourcePath.folder(source);
    String name = folder.isEmpty() ? "/" : folder.substring(0, folder.length() - 1);
    int more = ignored.size() - MOST_NAMES;
    problems.add(
        Problem.warning(
            ProblemCode.CASCADE_IGNORED,
            line(cascade.get(), ignored),
            "The cascade of "
                + source
                + " gives "
                + String.join(
                    ", ", ignored.stream().limit(MOST_NAMES).map(FieldSanitizer::line).toList())
                + (more > 0 ? " and " + more + " more" : "")
                + (ignored.size() == 1 ? ", which is" : ", which are")
                + " ignored, because it could withdraw, move or rename the posts below",
            "If only people whom you trust can change that folder, write trust: [\""
                + name
                + "\"] in offprint.yaml; else write the fields into the posts."));
  }

  private static int line(FrontMatterFields.Field cascade, Set<String> ignored) {
    int line = first(cascade.value(), ignored);
    return line == Integer.MAX_VALUE ? cascade.entry().line() : line;
  }

  private static int first(LocatedValue value, Set<String> ignored) {
    if (value instanceof Sequence list) {
      return list.items().stream()
          .mapToInt(item -> first(item, ignored))
          .min()
          .orElse(Integer.MAX_VALUE);
    }
    if (!(value instanceof Mapping mapping)) {
      return Integer.MAX_VALUE;
    }
    return mapping.entries().entrySet().stream()
        .filter(entry -> ignored.stream().anyMatch(name -> isIn(name, entry)))
        .mapToInt(entry -> entry.getValue().line())
        .filter(line -> line > 0)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private static boolean isIn(String name, Map.Entry<String, LocatedValue.Entry> entry) {
    return name.equals(entry.getKey()) || name.startsWith(entry.getKey() + ".");
  }
}
