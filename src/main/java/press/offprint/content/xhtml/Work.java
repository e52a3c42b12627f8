package press.offprint.content.xhtml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import press.offprint.content.ContentTools;
import press.offprint.content.resource.ResourceResolver;
import press.offprint.content.shortcode.References;
import press.offprint.content.shortcode.Slots;
import press.offprint.model.Code;
import press.offprint.model.Limits;
import press.offprint.model.Link;
import press.offprint.model.Problem;
import press.offprint.model.Resource;

/** What the steps of making one body share; one for each article. */
final class Work {
  /** Attributes with this prefix are notes from one step to another and never written. */
  static final String PRIVATE = "data-x-";

  static final String LINE = PRIVATE + "line";

  final ContentTools tools;
  final Limits limits;
  final ResourceResolver resolver;
  final References posts;
  final String path;
  final Slots slots;
  final Labels labels;
  final Map<String, Resource> pictures;
  final List<Problem> problems = new ArrayList<>();
  final List<Link> links = new ArrayList<>();
  private final Set<Problem> known = new LinkedHashSet<>();

  /** The post's line that is being worked on, 0 where it is not known. */
  int line;

  Work(BodyMaker.Setting setting, Slots slots) {
    this.tools = setting.tools();
    this.limits = setting.limits();
    this.resolver = setting.resolver();
    this.posts = setting.posts();
    this.path = setting.path();
    this.labels = Labels.of(setting.language());
    this.pictures = setting.pictures();
    this.slots = slots;
  }

  void warn(Code code, String message, String hint) {
    add(Problem.warning(code, line, message, hint));
  }

  /** Reports a problem, once. */
  void add(Problem problem) {
    if (known.add(problem)) {
      problems.add(problem);
    }
  }

  /** Goes to the line that {@code element} came from. */
  void goTo(Element element) {
    String place = element.attr(LINE);
    line = place.isEmpty() ? line : Integer.parseInt(place);
  }

  /** Remembers on {@code element} the line that it came from. */
  Element place(Element element) {
    return element.attr(LINE, Integer.toString(line));
  }
}
