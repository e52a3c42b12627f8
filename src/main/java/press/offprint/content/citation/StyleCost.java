package press.offprint.content.citation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The number of elements that a style renders at most for one source. Macros call macros, so a
 * short style can render more elements than a machine does in a year.
 */
final class StyleCost {
  private static final int MAX = 100_000;
  // The formatter calls itself for each level.
  private static final int MAX_DEPTH = 200;
  private static final String MACRO = "macro";
  private static final List<String> TEXTS =
      List.of("value", "prefix", "suffix", "delimiter", "and");

  /** The length of a text that counts as an element. */
  private static final int CHARACTERS = 10;

  /** A style that is refused. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal() {
      super(null, null, false, false);
    }
  }

  /** The elements and the levels below an element, with those of the macros that it calls. */
  private record Cost(int elements, int levels) {}

  private final Map<String, List<Element>> macros = new HashMap<>();
  // The cost of a macro is null while it is computed.
  private final Map<String, Cost> known = new HashMap<>();

  private StyleCost() {}

  /**
   * Returns true if the formatter can render a style: each macro that is called exists, none calls
   * itself through others, and the style renders 100,000 elements at most.
   */
  static boolean isBounded(Element style) {
    StyleCost cost = new StyleCost();
    try {
      for (Node child = style.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child instanceof Element macro && MACRO.equals(macro.getNodeName())) {
          cost.macros
              .computeIfAbsent(macro.getAttribute("name"), name -> new ArrayList<>())
              .add(macro);
        }
      }
      for (String name : cost.macros.keySet()) {
        cost.ofMacro(name, 0);
      }
      return cost.of(style, 0).elements() <= MAX;
    } catch (Refusal e) {
      return false; // The caller reports it.
    }
  }

  private Cost of(Element element, int depth) throws Refusal {
    if (depth > MAX_DEPTH) {
      throw new Refusal();
    }
    Cost sum = new Cost(1 + texts(element) / CHARACTERS, 0);
    if (element.hasAttribute(MACRO)) {
      sum = sum(sum, ofMacro(element.getAttribute(MACRO), depth + 1));
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      // The cost of a macro is that of its calls.
      if (child instanceof Element part && !MACRO.equals(part.getNodeName())) {
        Cost cost = of(part, depth + 1);
        // One branch of a choice is rendered.
        boolean isBranch = element.getNodeName().equals("choose");
        sum =
            isBranch
                ? new Cost(
                    Math.max(sum.elements(), cost.elements() + 1),
                    Math.max(sum.levels(), cost.levels() + 1))
                : sum(sum, cost);
      }
    }
    return sum;
  }

  // A text of a style, such as a prefix, is written for each source.
  private static int texts(Element element) {
    int length = 0;
    for (String name : TEXTS) {
      length += element.getAttribute(name).length();
    }
    return length;
  }

  private Cost ofMacro(String name, int depth) throws Refusal {
    if (!known.containsKey(name)) {
      if (!macros.containsKey(name)) {
        throw new Refusal();
      }
      known.put(name, null);
      Cost sum = new Cost(0, 0);
      for (Element macro : macros.get(name)) {
        sum = sum(sum, of(macro, depth + 1));
      }
      known.put(name, sum);
    }
    Cost cost = known.get(name);
    if (cost == null || depth + cost.levels() > MAX_DEPTH) {
      throw new Refusal();
    }
    return cost;
  }

  private static Cost sum(Cost before, Cost part) throws Refusal {
    int elements = before.elements() + part.elements();
    if (elements > MAX) {
      throw new Refusal();
    }
    return new Cost(elements, Math.max(before.levels(), part.levels() + 1));
  }
}
