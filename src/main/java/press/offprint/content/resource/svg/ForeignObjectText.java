package press.offprint.content.resource.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The text of an HTML label in a drawing. Drawing programs write a label twice: as complete HTML in
 * a {@code foreignObject}, and as an SVG text that is cut off with three dots. The SVG text is
 * completed from the HTML.
 */
final class ForeignObjectText {
  private static final Pattern WIDTH =
      Pattern.compile("(?:^|[;\\s])width:\\s*(\\d+(?:\\.\\d+)?)px");
  private static final Pattern BACKGROUND =
      Pattern.compile("background-color:\\s*(#[0-9a-fA-F]{6}|rgb\\([\\d,\\s]+\\))\\s*;");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

  /** The mean advance in em that decides on line breaks. */
  private static final double BREAK_ADVANCE = 0.43;

  /** The mean advance in em that decides on the width of the background. */
  private static final double BOX_ADVANCE = 0.48;

  private static final double LINE_HEIGHT = 1.2;

  private final StringBuilder text = new StringBuilder();
  private double width;
  private boolean noWrap;
  private String background = "";

  /** Adds the start of an HTML element. */
  void element(String name, String style) {
    Matcher styleWidth = Regex.matcher(WIDTH, style);
    if (styleWidth.find() && width == 0) {
      width = Double.parseDouble(styleWidth.group(1));
    }
    noWrap |= style.contains("nowrap");
    Matcher colour = Regex.matcher(BACKGROUND, style);
    if (colour.find()) {
      background = colour.group(1);
    }
    if (List.of("div", "p", "br", "li", "tr", "h1", "h2", "h3").contains(name)) {
      text.append('\n');
    }
  }

  /** Adds text of the HTML. */
  void text(String more) {
    text.append(Regex.replaceAll(more, "\\s+", " "));
  }

  /** Replaces the text of {@code line} by the lines of the HTML if it is cut off. */
  void complete(SvgElement line) {
    String cut = line.text().strip();
    String start = cut.endsWith("...") ? cut.substring(0, cut.length() - 3).strip() : "";
    String whole = Regex.replaceAll(text.toString(), "\\s+", " ").strip();
    if (start.isEmpty() || !whole.startsWith(start)) {
      return;
    }
    double size = number(line.attribute("font-size"), 12);
    double centre = number(line.attribute("y"), 0);
    List<String> lines = lines(size);
    line.children.clear();
    for (int i = 0; i < lines.size(); i++) {
      SvgElement row = new SvgElement("tspan");
      row.attributes.put("x", line.attribute("x"));
      double y = centre + (i - (lines.size() - 1) / 2.0) * LINE_HEIGHT * size;
      row.attributes.put("y", decimal(y));
      row.children.add(lines.get(i));
      line.children.add(row);
    }
  }

  /** Returns {@code line}, in a group with the background of the HTML if there is one. */
  SvgElement onBackground(SvgElement line) {
    boolean centred = line.attribute("text-anchor").equals("middle");
    String shown = line.text().strip();
    if (background.isEmpty() || !centred || shown.isEmpty()) {
      return line;
    }
    double size = number(line.attribute("font-size"), 12);
    double boxWidth = shown.length() * size * BOX_ADVANCE;
    SvgElement box = new SvgElement("rect");
    box.attributes.put("x", decimal(number(line.attribute("x"), 0) - boxWidth / 2));
    box.attributes.put("y", decimal(number(line.attribute("y"), 0) - size));
    box.attributes.put("width", decimal(boxWidth));
    box.attributes.put("height", decimal(size * LINE_HEIGHT));
    box.attributes.put("fill", background);
    SvgElement group = new SvgElement("g");
    group.children.add(box);
    group.children.add(line);
    return group;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private List<String> lines(double size) {
    double lineLength = width > size && !noWrap ? width / (size * BREAK_ADVANCE) : Double.MAX_VALUE;
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.toString().split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.strip().split(" ", -1)) {
        if (line.length() > 0 && line.length() + 1 + word.length() > lineLength) {
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
    Matcher number = Regex.matcher(NUMBER, value);
    return number.lookingAt() ? Double.parseDouble(number.group()) : otherwise;
  }
}
