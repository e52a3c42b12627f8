package press.offprint.pipeline.guard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import press.offprint.content.data.DataException;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.LocatedValue.Sequence;
import press.offprint.content.data.YamlData;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.content.site.config.key.GuardMode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.RouteFiles;

/**
 * The check that the routes put posts in place that waited for the end of a run. A project can
 * replace the built-in routes, and without these steps its posts would wait for ever.
 */
public final class StagingSteps {
  private static final String BEAN = "staged";

  /** A call of the bean, and the built-in route that has it. */
  private record Step(String bean, String method, String route) {}

  private static final List<Step> NEEDED =
      List.of(new Step(BEAN, "accepted", "publish-changes"), new Step(BEAN, "place", "place-post"));

  private static final Step COPIES = new Step("copies", "jobs", "publish-site");

  private static final Step FIRST = new Step("planner", "first", "publish-changes");

  private StagingSteps() {}

  /**
   * Checks the routes if posts wait for the end of a run, or pages get the copies of their pictures
   * there. A step may be in any route. A file with wrong YAML is passed over, because Camel reports
   * it.
   *
   * @param routes all routes, built-in ones and those of the project
   * @throws OffprintException if a step is in no route; the message names the file and the step
   */
  public static void require(SiteConfigResult configuration, Path project, List<RouteFile> routes) {
    boolean canary = configuration.canary();
    boolean waiting = configuration.guard() == GuardMode.HOLD || canary;
    List<Step> needed = new ArrayList<>(waiting ? NEEDED : List.of());
    if (canary) {
      needed.add(FIRST);
    }
    if (configuration.copiesLater()) {
      needed.add(COPIES);
    }
    List<String> errors = new ArrayList<>();
    for (Step step : needed) {
      if (routes.stream().noneMatch(route -> calls(route, step))) {
        errors.add(missing(project, step));
      }
    }
    if (!errors.isEmpty()) {
      throw new OffprintException(
          "The routes have errors; nothing was published:\n  " + String.join("\n  ", errors));
    }
  }

  private static String missing(Path project, Step step) {
    return RouteFiles.folder(project).resolve(new RouteFile(step.route(), "").fileName())
        + ":1: The step with the bean "
        + step.bean()
        + " and the method "
        + step.method()
        + remedy(step);
  }

  private static String remedy(Step step) {
    if (step.equals(COPIES)) {
      return " is missing, and with copies: later no page would get copies of its pictures without it."
          + " Add the step before the last one, as the built-in route has it, or set copies: now in"
          + " offprint.yaml.";
    }
    return step.equals(FIRST)
        ? " is missing, and with canary: on no post would be tried first without it. Add the step"
            + " as docs/guard.md shows it, or set canary: off in offprint.yaml."
        : " is missing, and with guard: hold or canary: on no post would be published without it."
            + " Add the step as docs/guard.md shows it, or set guard: warn and canary: off in"
            + " offprint.yaml.";
  }

  private static boolean calls(RouteFile route, Step step) {
    try {
      // The list is put into a map, on a line before the first.
      Entry all = YamlData.parse("routes:\n" + route.text(), 0).entries().get("routes");
      return all != null && calls(all.value(), step);
    } catch (DataException e) {
      return true;
    }
  }

  private static boolean calls(LocatedValue value, Step step) {
    if (value instanceof Mapping mapping) {
      return (isText(mapping, "ref", step.bean()) && isText(mapping, "method", step.method()))
          || mapping.entries().values().stream().anyMatch(entry -> calls(entry.value(), step));
    }
    if (value instanceof Sequence sequence) {
      return sequence.items().stream().anyMatch(item -> calls(item, step));
    }
    // The forms of an endpoint and of an expression: bean:staged?method=place, ${bean:staged.place}
    return value instanceof Scalar scalar
        && scalar.text().contains("bean:" + step.bean())
        && scalar.text().contains(step.method());
  }

  private static boolean isText(Mapping mapping, String key, String text) {
    Entry entry = mapping.entries().get(key);
    return entry != null && entry.value() instanceof Scalar scalar && scalar.text().equals(text);
  }
}
