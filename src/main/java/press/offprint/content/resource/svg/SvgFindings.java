package press.offprint.content.resource.svg;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import press.offprint.content.resource.file.ResourceFinding;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/** The parts that were removed from one picture: one finding for each problem code. */
final class SvgFindings {
  private static final int MANY = 6;

  private final String name;
  private final boolean inPost;
  private final Map<ProblemCode, Set<String>> removed = new EnumMap<>(ProblemCode.class);

  /**
   * Findings about one picture.
   *
   * @param name the subject of the messages
   * @param inPost true if the post contains the picture as markup, so that references of the
   *     picture are references of the post
   */
  SvgFindings(String name, boolean inPost) {
    this.name = name;
    this.inPost = inPost;
  }

  /** Adds the removal of something active or unknown. */
  void forbidden(String what) {
    add(ProblemCode.SVG_FORBIDDEN, what);
  }

  /** Adds the removal of a reference to something outside the picture. */
  void reference(String url) {
    String plain = Regex.replaceAll(url, "[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
    if (plain.startsWith("http:") || plain.startsWith("https:") || plain.startsWith("//")) {
      add(ProblemCode.RESOURCE_REMOTE, "a reference to the web");
    } else if (inPost && (plain.startsWith("file:") || plain.startsWith("jar:"))) {
      add(ProblemCode.RESOURCE_OUTSIDE_ROOT, "a reference to a file outside the site");
    } else {
      add(ProblemCode.SVG_FORBIDDEN, "a reference to something outside the picture");
    }
  }

  /** Returns the findings in the order of their codes. */
  List<ResourceFinding> list() {
    List<ResourceFinding> all = new ArrayList<>();
    removed.forEach(
        (code, what) ->
            all.add(
                new ResourceFinding(
                    code,
                    name + " is shown without parts that are not allowed: " + some(what) + ".",
                    "Export the picture as plain SVG without references to other files.")));
    return all;
  }

  private static String some(Set<String> what) {
    String listed = String.join(", ", what.stream().limit(MANY).toList());
    return what.size() > MANY ? listed + " and more" : listed;
  }

  private void add(ProblemCode code, String what) {
    removed.computeIfAbsent(code, key -> new LinkedHashSet<>()).add(what);
  }
}
