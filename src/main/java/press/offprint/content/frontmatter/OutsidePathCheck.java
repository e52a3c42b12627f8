package press.offprint.content.frontmatter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.LocatedValue.Sequence;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The warnings about front matter fields that name files outside the site. */
final class OutsidePathCheck {
  private static final List<String> FIELDS =
      List.of(
          ("cover image images featured_image featuredImage featured thumbnail header banner hero"
                  + " resources css style stylesheet stylesheets js template layout theme include"
                  + " bibliography extra.cover extra.image extra.css params.cover params.image"
                  + " params.images params.css")
              .split(" "));
  private static final Set<String> ROOT_FOLDERS =
      Set.of(
          "etc", "proc", "sys", "dev", "root", "home", "var", "tmp", "usr", "opt", "mnt", "boot",
          "run", "users", "private", "windows");
  private static final Pattern LOCAL_SCHEME =
      Pattern.compile("(?i)(file|jar|classpath|resource|netdoc|ref|[a-z]):.*", Pattern.DOTALL);

  private OutsidePathCheck() {}

  /** Adds a warning for each such field; {@code depth} is the number of folders around the post. */
  static void warn(FrontMatterFields fields, int depth, List<Problem> problems) {
    for (String name : FIELDS) {
      fields
          .find(name)
          .filter(field -> leaves(field.value(), name, depth))
          .ifPresent(
              field ->
                  problems.add(
                      Problem.warning(
                          ProblemCode.RESOURCE_OUTSIDE_ROOT,
                          field.entry().line(),
                          field.name() + " names a file outside the site, which is not read",
                          "Put the file beside the post and write its name.")));
    }
  }

  private static boolean leaves(LocatedValue value, String field, int depth) {
    if (value instanceof Sequence list) {
      return list.items().stream().anyMatch(item -> leaves(item, field, depth));
    }
    if (value instanceof Mapping mapping) {
      return mapping.entries().entrySet().stream()
          .filter(entry -> isFile(entry))
          .anyMatch(entry -> leaves(entry.getValue().value(), field, depth));
    }
    boolean name = field.equals("layout") || field.equals("template");
    return value instanceof Scalar scalar && leaves(scalar.text().strip(), name, depth);
  }

  // Other fields, such as captions, may hold text that looks like a path.
  private static boolean isFile(Map.Entry<String, LocatedValue.Entry> entry) {
    return Set.of("src", "image", "path", "file", "url", "teaser", "overlay_image", "href")
        .contains(entry.getKey());
  }

  private static boolean leaves(String written, boolean name, int depth) {
    String path =
        Regex.replaceAll(
            Regex.replaceAll(written.replace('\\', '/'), "(?i)%2e", "."), "(?i)%(2f|5c)", "/");
    if (Regex.matcher(LOCAL_SCHEME, path).matches() || written.startsWith("\\\\")) {
      return true;
    }
    if (path.startsWith("//") || path.contains("://")) {
      return false;
    }
    boolean absolute = path.startsWith("/");
    int level = absolute || name ? 0 : depth;
    boolean first = true;
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        level--;
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        if (absolute && first && (name || ROOT_FOLDERS.contains(lower(segment)))) {
          return true;
        }
        first = false;
        level++;
      }
      if (level < 0) {
        return true;
      }
    }
    return path.startsWith("~/");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
