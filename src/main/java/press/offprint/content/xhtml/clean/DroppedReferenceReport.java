package press.offprint.content.xhtml.clean;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import press.offprint.content.resource.Resolution;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/**
 * Reports the files that removed elements and attributes refer to, so that nothing vanishes
 * silently.
 */
final class DroppedReferenceReport {
  private static final Set<String> FETCHED =
      Set.of("src", "poster", "background", "data", "code", "archive", "srcset", "xlink:href");
  private static final Set<String> HREF_FETCHED =
      Set.of("link", "base", "image", "use", "feimage", "script");
  private static final Pattern CSS_URL =
      Pattern.compile("url\\(\\s*[\"']?([^\"')]{1,2000})", Pattern.CASE_INSENSITIVE);
  private static final Pattern CSS_IMPORT =
      Pattern.compile("@import\\s+[\"']([^\"']{1,2000})", Pattern.CASE_INSENSITIVE);
  // A file that is not shown may be missing or invalid.
  private static final Set<ProblemCode> HARMLESS =
      Set.of(ProblemCode.RESOURCE_MISSING, ProblemCode.RESOURCE_TYPE, ProblemCode.RESOURCE_CORRUPT);
  private static final int MOST_REFERENCES = 100;

  private DroppedReferenceReport() {}

  /** Reports the files that {@code element} and the elements in it refer to. */
  static void report(Element element, BodyContext context) {
    element.getAllElements().stream()
        .limit(MOST_REFERENCES)
        .forEach(
            each -> {
              attributes(each, Set.of(), context);
              if (each.normalName().equals("style")) {
                css(each.data() + each.wholeText(), "style", context);
              }
            });
  }

  /** Reports the files that the attributes of {@code element} but {@code handled} refer to. */
  static void attributes(Element element, Set<String> handled, BodyContext context) {
    for (Attribute attribute : element.attributes()) {
      String name = attribute.getKey().toLowerCase(Locale.ROOT);
      String value = attribute.getValue();
      if (handled.contains(name) || value.isBlank()) {
        continue;
      }
      if (name.equals("style")) {
        css(value, "style", context);
      } else if (name.equals("srcset")) {
        for (String candidate : Regex.split(value, ",\\s", 50)) {
          check(Regex.split(candidate.strip(), "\\s+", 2)[0], element.normalName(), context);
        }
      } else if (FETCHED.contains(name)
          || (name.equals("href") && HREF_FETCHED.contains(element.normalName()))) {
        check(value, element.normalName(), context);
      }
    }
  }

  private static void css(String css, String element, BodyContext context) {
    for (Pattern pattern : new Pattern[] {CSS_URL, CSS_IMPORT}) {
      Matcher matcher = Regex.matcher(pattern, css);
      for (int i = 0; i < MOST_REFERENCES && matcher.find(); i++) {
        check(matcher.group(1).strip(), element, context);
      }
    }
  }

  private static void check(String reference, String element, BodyContext context) {
    if (reference.startsWith("#") || reference.isEmpty()) {
      return;
    }
    Resolution resolution = context.resolve(reference);
    if (resolution instanceof Resolution.Remote remote) {
      context.report(RemoteRemedies.fit(remote.problem(), element));
    } else if (resolution instanceof Resolution.Refused refused
        && !HARMLESS.contains(refused.problem().code())) {
      context.report(refused.problem());
    }
  }
}
