package press.offprint.content.resource.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a label that a drawing program wrote twice: as HTML, whole, and for viewers without
 * HTML as a line of text that ends in dots. The line is made whole from the HTML.
 */
final class ForeignObjectText {
  private static final Pattern WIDTH =
      Pattern.compile("(?:^|[;\\s])width:\\s*(\\d+(?:\\.\\d+)?)px");
  private static final Pattern BACKGROUND =
      Pattern.compile("background-color:\\s*(#[0-9a-fA-F]{6}|rgb\\([\\d,\\s]+\\))\\s*;");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  // Mean advance in em: low where it decides on a break, high where it decides on a box.
  private static final double NARROW = 0.43;
  private static final double WIDE = 0.48;
  private static final double LINE = 1.2;

  private final StringBuilder text = new StringBuilder();
  private double width;
  private boolean unbroken;
  private Optional<String> background = Optional.empty();

  /** An HTML element begins. */
  void element(String name, String style) {
    Matcher given = WIDTH.matcher(style);
    if (given.find() && width == 0) {
      width = Double.parseDouble(given.group(1));
    }
    unbroken |= style.contains("nowrap");
    Matcher behind = BACKGROUND.matcher(style);
    if (behind.find()) {
      background = Optional.of(behind.group(1));
    }
    if (List.of("div", "p", "br", "li", "tr", "h1", "h2", "h3").contains(name)) {
      text.append('\n');
    }
  }

  void text(String more) {
    text.append(more.replaceAll("\\s+", " "));
  }

  /** Gives the whole text to a line that was cut short. */
  void complete(SvgElement line) {
    String shown = line.text().strip();
    String start = shown.endsWith("...") ? shown.substring(0, shown.length() - 3).strip() : "";
    String whole = text.toString().replaceAll("\\s+", " ").strip();
    if (start.isEmpty() || !whole.startsWith(start)) {
      return;
    }
    double size = number(line.attribute("font-size"), 12);
    double middle = number(line.attribute("y"), 0);
    List<String> lines = lines(size);
    line.children.clear();
    for (int i = 0; i < lines.size(); i++) {
      SvgElement row = new SvgElement("tspan");
      row.attributes.put("x", line.attribute("x"));
      double y = middle + (i - (lines.size() - 1) / 2.0) * LINE * size;
      row.attributes.put("y", decimal(y));
      row.children.add(lines.get(i));
      line.children.add(row);
    }
  }

  /** What stands for the line in the drawing: itself, on the background that the HTML has. */
  SvgElement onBackground(SvgElement line) {
    boolean centred = line.attribute("text-anchor").equals("middle");
    String shown = line.text().strip();
    if (background.isEmpty() || !centred || shown.isEmpty()) {
      return line;
    }
    double size = number(line.attribute("font-size"), 12);
    double wide = shown.length() * size * WIDE;
    SvgElement box = new SvgElement("rect");
    box.attributes.put("x", decimal(number(line.attribute("x"), 0) - wide / 2));
    box.attributes.put("y", decimal(number(line.attribute("y"), 0) - size));
    box.attributes.put("width", decimal(wide));
    box.attributes.put("height", decimal(size * LINE));
    box.attributes.put("fill", background.get());
    SvgElement both = new SvgElement("g");
    both.children.add(box);
    both.children.add(line);
    return both;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private List<String> lines(double size) {
    double letters = width > size && !unbroken ? width / (size * NARROW) : Double.MAX_VALUE;
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.toString().split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.strip().split(" ", -1)) {
        if (line.length() > 0 && line.length() + 1 + word.length() > letters) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.length() > 0 ? " " : "").append(word);
      }
      if (line.length() > 0) {
        lines.add(line.toString());
      }
    }
    return lines;
  }

  private static double number(String value, double otherwise) {
    Matcher number = NUMBER.matcher(value);
    return number.lookingAt() ? Double.parseDouble(number.group()) : otherwise;
  }
}
