package press.offprint.content.xhtml.reference;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.markdown.reference.NumberedKind;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;

/** Numbers the things that have a label, from 1 in each kind, and writes the numbers. */
public final class NumberedThings implements BodyPass {
  private static final String HEADINGS = "h2, h3, h4, h5, h6";

  private final Map<String, Thing> things = new LinkedHashMap<>();
  private final Map<NumberedKind, Integer> counts = new EnumMap<>(NumberedKind.class);
  private final Map<String, Integer> letters = new HashMap<>();
  private final boolean numbersSections;

  /**
   * Creates the pass.
   *
   * @param numbersSections true if headings show their numbers
   */
  public NumberedThings(boolean numbersSections) {
    this.numbersSections = numbersSections;
  }

  /**
   * A thing with a label.
   *
   * @param number empty for a section if sections have no numbers
   * @param title the words of a heading
   */
  record Thing(NumberedKind kind, String id, String number, String title) {}

  /** Returns the things by their ids, in the order of the text. */
  Map<String, Thing> things() {
    return things;
  }

  @Override
  public void apply(Element body, BodyContext context) {
    Map<String, String> sections = sections(body);
    for (Element element : Selectors.all(body, "[id]")) {
      Optional<NumberedKind> kind = NumberedKind.of(element.id());
      if (kind.isEmpty()) {
        continue;
      }
      if (kind.get() == NumberedKind.SECTION) {
        if (Selectors.is(element, HEADINGS)) {
          String title = element.text().strip();
          add(kind.get(), element.id(), sections.getOrDefault(element.id(), ""), title);
        }
      } else if (isThing(element, kind.get())) {
        Thing around = around(element, kind.get());
        if (around == null) {
          String number = Integer.toString(counts.merge(kind.get(), 1, Integer::sum));
          add(kind.get(), element.id(), number, "");
          show(element, kind.get(), number, NumberWords.of(context.language()));
        } else {
          String letter = letter(letters.merge(around.id(), 1, Integer::sum));
          add(kind.get(), element.id(), around.number() + letter, "");
          showLetter(element, letter);
        }
      }
    }
    showSections(body, sections);
  }

  // A figure within another one of its kind has the number of that one and a letter.
  private Thing around(Element element, NumberedKind kind) {
    Element parent = element.parent() == null ? null : element.parent().closest(".subfigures[id]");
    Thing thing = parent == null ? null : things.get(parent.id());
    return thing == null || thing.kind() != kind ? null : thing;
  }

  private static String letter(int number) {
    return number > 26
        ? letter((number - 1) / 26) + letter((number - 1) % 26 + 1)
        : Character.toString('a' + number - 1);
  }

  private static void showLetter(Element thing, String letter) {
    Element caption = captionOf(thing);
    boolean hasWords = caption.hasText() || caption.childrenSize() > 0;
    trimStart(caption);
    caption.prependChild(
        new Element("span")
            .attr("class", "caption-number")
            .text("(" + letter + ")" + (hasWords ? " " : "")));
  }

  private void add(NumberedKind kind, String id, String number, String title) {
    things.put(id, new Thing(kind, id, number, title));
  }

  private static boolean isThing(Element element, NumberedKind kind) {
    String name = element.normalName();
    return switch (kind) {
      case FIGURE, LISTING -> name.equals("figure");
      case TABLE -> name.equals("table") || name.equals("figure");
      case EQUATION -> element.hasClass("equation") && Selectors.first(element, ".math") != null;
      case SECTION -> false;
      default -> element.hasClass("theorem");
    };
  }

  private static void show(Element thing, NumberedKind kind, String number, NumberWords words) {
    if (kind == NumberedKind.EQUATION) {
      thing
          .appendElement("span")
          .attr("class", "equation-number")
          .appendText("(")
          .appendChild(NumberWords.number(number))
          .appendText(")");
    } else if (kind.isStatement()) {
      showStatement(thing, kind, number, words);
    } else {
      showCaption(thing, kind, number, words);
    }
  }

  /** Returns the caption of a thing, which is added if there is none. */
  private static Element captionOf(Element thing) {
    boolean isTable = thing.normalName().equals("table");
    String name = isTable ? "caption" : "figcaption";
    Element caption = Selectors.first(thing, "> " + name);
    if (caption == null) {
      caption = new Element(name);
      if (isTable || thing.hasClass("listing")) {
        thing.prependChild(caption);
      } else {
        thing.appendChild(caption);
      }
    }
    return caption;
  }

  private static void showCaption(
      Element thing, NumberedKind kind, String number, NumberWords words) {
    Element caption = captionOf(thing);
    Element first = caption.firstElementChild();
    Element text = first != null && first.normalName().equals("p") ? first : caption;
    Element label = new Element("span").attr("class", "caption-number");
    words.append(kind, NumberWords.number(number), label);
    boolean hasWords = text.hasText() || text.childrenSize() > 0;
    if (hasWords) {
      label.appendText(words.separator());
      trimStart(text);
    }
    text.prependChild(label);
    nameRegion(thing, caption);
  }

  private static void trimStart(Element element) {
    if (element.childNodeSize() > 0 && element.childNode(0) instanceof TextNode text) {
      text.text(text.getWholeText().stripLeading());
    }
  }

  // The scrollable region around a table has the name that the reader sees.
  private static void nameRegion(Element table, Element caption) {
    Element region = table.parent();
    if (table.normalName().equals("table") && region != null && region.hasAttr("aria-label")) {
      caption.attr("id", table.id() + "-caption");
      region.removeAttr("aria-label").attr("aria-labelledby", caption.id());
    }
  }

  private static void showStatement(
      Element thing, NumberedKind kind, String number, NumberWords words) {
    Element title = new Element("p").attr("class", "theorem-title");
    words.append(kind, NumberWords.number(number), title);
    Element first = thing.firstElementChild();
    if (first != null && Selectors.is(first, HEADINGS + ", .div-title")) {
      title.appendText(" (");
      first.childNodesCopy().forEach(title::appendChild);
      title.appendText(")");
      first.remove();
    }
    thing.prependChild(title);
  }

  private Map<String, String> sections(Element body) {
    Map<String, String> numbers = new LinkedHashMap<>();
    if (!numbersSections) {
      return numbers;
    }
    int[] levels = new int[7];
    for (Element heading : Selectors.all(body, HEADINGS)) {
      if (heading.closest(".theorem") != null || heading.hasClass("unnumbered")) {
        continue;
      }
      int level = heading.normalName().charAt(1) - '0';
      levels[level]++;
      StringBuilder number = new StringBuilder();
      for (int i = 2; i < levels.length; i++) {
        if (i <= level) {
          number.append(i == 2 ? "" : ".").append(levels[i]);
        } else {
          levels[i] = 0;
        }
      }
      numbers.put(heading.id(), number.toString());
    }
    return numbers;
  }

  private static void showSections(Element body, Map<String, String> numbers) {
    for (Element heading : Selectors.all(body, HEADINGS)) {
      String number = numbers.get(heading.id());
      if (number != null) {
        Node shown = NumberWords.number(number);
        heading.prependText("\u2002").prependChild(shown);
      }
    }
  }
}
