package press.offprint.content.resource.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The last compound of a CSS selector. It matches more elements than the whole selector.
 *
 * @param element the element name, empty for any
 * @param id the id, empty for any
 * @param classes the classes that an element must have
 */
record SvgSelector(String element, String id, Set<String> classes) {
  private static final Pattern LAST = Pattern.compile("(?<![^\\s>+~])([^\\s>+~]++)$");
  private static final Pattern PART = Pattern.compile("([.#]?)([\\w-]+)");

  /** Returns one selector for each of a comma-separated list. */
  static List<SvgSelector> of(String list) {
    List<SvgSelector> selectors = new ArrayList<>();
    for (String selector : list.split(",", -1)) {
      Matcher last =
          Regex.matcher(LAST, Regex.replaceAll(selector, "\\[[^\\[\\]]*+\\]", "").stripTrailing());
      selectors.add(compound(last.find() ? last.group(1) : ""));
    }
    return selectors;
  }

  private static SvgSelector compound(String text) {
    String element = "";
    String id = "";
    List<String> classes = new ArrayList<>();
    Matcher part = Regex.matcher(PART, text);
    while (part.find()) {
      switch (part.group(1)) {
        case "." -> classes.add(part.group(2));
        case "#" -> id = part.group(2);
        default -> element = part.group(2);
      }
    }
    return new SvgSelector(element, id, Set.copyOf(classes));
  }

  /** Returns true if the element may match; {@code itsClasses} are its classes. */
  boolean mayMatch(SvgElement candidate, Set<String> itsClasses) {
    return (element.isEmpty() || element.equals(candidate.name))
        && (id.isEmpty() || id.equals(candidate.attribute("id")))
        && itsClasses.containsAll(classes);
  }
}
