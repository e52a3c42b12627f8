package press.offprint.content.xhtml.clean;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import press.offprint.content.resource.Resolution;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.model.ProblemCode;

/** Reports the references of what is not published, so that nothing vanishes without a word. */
final class DroppedReferenceReport {
  private static final Set<String> FETCHED =
      Set.of("src", "poster", "background", "data", "code", "archive", "srcset", "xlink:href");
  private static final Set<String> HREF_FETCHED =
      Set.of("link", "base", "image", "use", "feimage", "script");
  private static final Pattern CSS_URL =
      Pattern.compile("url\\(\\s*[\"']?([^\"')]{1,2000})", Pattern.CASE_INSENSITIVE);
  private static final Pattern CSS_IMPORT =
      Pattern.compile("@import\\s+[\"']([^\"']{1,2000})", Pattern.CASE_INSENSITIVE);
  // What is not shown need not be there.
  private static final Set<ProblemCode> HARMLESS =
      Set.of(ProblemCode.RESOURCE_MISSING, ProblemCode.RESOURCE_TYPE, ProblemCode.RESOURCE_CORRUPT);
  private static final int MOST_REFERENCES = 100;

  private DroppedReferenceReport() {}

  /** Reports what {@code element} and everything in it would have fetched. */
  static void report(Element element, BodyContext work) {
    element.getAllElements().stream()
        .limit(MOST_REFERENCES)
        .forEach(
            each -> {
              attributes(each, Set.of(), work);
              if (each.normalName().equals("style")) {
                css(each.data() + each.wholeText(), work);
              }
            });
  }

  /**
   * Reports what the attributes of {@code element} other than {@code handled} would have fetched.
   */
  static void attributes(Element element, Set<String> handled, BodyContext work) {
    for (Attribute attribute : element.attributes()) {
      String name = attribute.getKey().toLowerCase(Locale.ROOT);
      String value = attribute.getValue();
      if (handled.contains(name) || value.isBlank()) {
        continue;
      }
      if (name.equals("style")) {
        css(value, work);
      } else if (name.equals("srcset")) {
        for (String candidate : value.split(",\\s", 50)) {
          check(candidate.strip().split("\\s+", 2)[0], work);
        }
      } else if (FETCHED.contains(name)
          || (name.equals("href") && HREF_FETCHED.contains(element.normalName()))) {
        check(value, work);
      }
    }
  }

  private static void css(String css, BodyContext work) {
    for (Pattern pattern : new Pattern[] {CSS_URL, CSS_IMPORT}) {
      Matcher matcher = pattern.matcher(css);
      for (int i = 0; i < MOST_REFERENCES && matcher.find(); i++) {
        check(matcher.group(1).strip(), work);
      }
    }
  }

  private static void check(String reference, BodyContext work) {
    if (reference.startsWith("#") || reference.isEmpty()) {
      return;
    }
    Resolution resolution = work.resolver.resolve(reference, work.line);
    if (resolution instanceof Resolution.Remote remote) {
      work.add(remote.problem());
    } else if (resolution instanceof Resolution.Refused refused
        && !HARMLESS.contains(refused.problem().code())) {
      work.add(refused.problem());
    }
  }
}
