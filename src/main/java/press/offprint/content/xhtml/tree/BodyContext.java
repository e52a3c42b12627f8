package press.offprint.content.xhtml.tree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import press.offprint.content.resource.ResourceResolver;
import press.offprint.content.shortcode.PostReferenceResolver;
import press.offprint.content.shortcode.expansion.Placeholders;
import press.offprint.content.xhtml.BodyBuilder;
import press.offprint.model.Limits;
import press.offprint.model.Link;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.Resource;

/** What the steps of making one body share; one for each article. */
public final class BodyContext {
  /** Attributes with this prefix are notes from one step to another and never written. */
  public static final String PRIVATE = "data-x-";

  static final String LINE = PRIVATE + "line";

  public final ArticleTools tools;
  public final Limits limits;
  public final ResourceResolver resolver;
  public final PostReferenceResolver posts;
  public final String path;
  public final Placeholders placeholders;
  public final BodyLabels labels;
  public final Map<String, Resource> pictures;
  public final List<Problem> problems = new ArrayList<>();
  public final List<Link> links = new ArrayList<>();
  private final Set<Problem> known = new LinkedHashSet<>();

  /** The post's line that is being worked on, 0 where it is not known. */
  public int line;

  public BodyContext(BodyBuilder.Setting setting, Placeholders placeholders) {
    this.tools = setting.tools();
    this.limits = setting.limits();
    this.resolver = setting.resolver();
    this.posts = setting.posts();
    this.path = setting.path();
    this.labels = BodyLabels.of(setting.language());
    this.pictures = setting.pictures();
    this.placeholders = placeholders;
  }

  public void warn(ProblemCode code, String message, String hint) {
    add(Problem.warning(code, line, message, hint));
  }

  /** Reports a problem, once. */
  public void add(Problem problem) {
    if (known.add(problem)) {
      problems.add(problem);
    }
  }

  /** Goes to the line that {@code element} came from. */
  public void goTo(Element element) {
    String place = element.attr(LINE);
    line = place.isEmpty() ? line : Integer.parseInt(place);
  }

  /** Remembers on {@code element} the line that it came from. */
  public Element place(Element element) {
    return element.attr(LINE, Integer.toString(line));
  }
}
