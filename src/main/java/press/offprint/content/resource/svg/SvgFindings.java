package press.offprint.content.resource.svg;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import press.offprint.content.resource.file.ResourceFinding;
import press.offprint.model.ProblemCode;

/** What was removed from one picture: one finding for each code, however often it happened. */
final class SvgFindings {
  private static final int MANY = 6;

  private final String name;
  private final boolean inPost;
  private final Map<ProblemCode, Set<String>> removed = new EnumMap<>(ProblemCode.class);

  /**
   * @param name of the picture, for people
   * @param inPost whether the picture stands in the post itself, so that what it refers to is what
   *     the post refers to
   */
  SvgFindings(String name, boolean inPost) {
    this.name = name;
    this.inPost = inPost;
  }

  /** Something active or foreign is gone. */
  void forbidden(String what) {
    add(ProblemCode.SVG_FORBIDDEN, what);
  }

  /** A reference to something outside the picture is gone. */
  void reference(String url) {
    String plain = url.replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
    if (plain.startsWith("http:") || plain.startsWith("https:") || plain.startsWith("//")) {
      add(ProblemCode.RESOURCE_REMOTE, "a reference to the web");
    } else if (inPost && (plain.startsWith("file:") || plain.startsWith("jar:"))) {
      add(ProblemCode.RESOURCE_OUTSIDE_ROOT, "a reference to a file outside the site");
    } else {
      add(ProblemCode.SVG_FORBIDDEN, "a reference to something outside the picture");
    }
  }

  List<ResourceFinding> list() {
    List<ResourceFinding> all = new ArrayList<>();
    removed.forEach(
        (code, what) ->
            all.add(
                new ResourceFinding(
                    code,
                    name + " is shown without what no picture may hold: " + some(what) + ".",
                    "Export it as plain SVG with everything it shows inside it.")));
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
