package press.offprint.content.resource.svg;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * An upper bound of the length of an outline, in its own units: that of its control points. So a
 * curve is counted as longer than it is, and never as shorter.
 */
final class SvgPathLength {
  private static final Pattern TOKEN =
      Pattern.compile("[a-df-zA-DF-Z]|[+-]?(?:\\d++\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?+");
  private static final int CURVE = 6;
  private static final int ARC = 7;

  private double length;
  private double x;
  private double y;
  private double startX;
  private double startY;

  private SvgPathLength() {}

  /** Returns the length of the outline of a shape, 0 if the element is none. */
  static double of(SvgElement element) {
    return switch (element.name) {
      case "path" -> new SvgPathLength().path(element.attribute("d"));
      case "polyline", "polygon" -> 2 * new SvgPathLength().path("M" + element.attribute("points"));
      case "line" ->
          Math.hypot(
              number(element, "x2") - number(element, "x1"),
              number(element, "y2") - number(element, "y1"));
      case "rect" -> 2 * (number(element, "width") + number(element, "height"));
      case "circle" -> 2 * Math.PI * number(element, "r");
      case "ellipse" -> 2 * Math.PI * Math.max(number(element, "rx"), number(element, "ry"));
      default -> 0;
    };
  }

  private static double number(SvgElement element, String name) {
    double[] numbers = SvgScale.numbers(element.attribute(name));
    return numbers.length == 0 ? 0 : Math.abs(numbers[0]);
  }

  private double path(String data) {
    Matcher token = Regex.matcher(TOKEN, data);
    double[] values = new double[ARC];
    char command = 'M';
    int count = 0;
    while (token.find()) {
      String text = token.group();
      if (Character.isLetter(text.charAt(0))) {
        command = text.charAt(0);
        count = 0;
        if (command == 'z' || command == 'Z') {
          to(startX, startY);
        }
        continue;
      }
      values[count++] = Double.parseDouble(text);
      if (count == size(command)) {
        step(command, values);
        command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
        count = 0;
      }
    }
    return length;
  }

  private static int size(char command) {
    return switch (Character.toLowerCase(command)) {
      case 'h', 'v' -> 1;
      case 's', 'q' -> 4;
      case 'c' -> CURVE;
      case 'a' -> ARC;
      default -> 2;
    };
  }

  private void step(char command, double[] values) {
    boolean isRelative = Character.isLowerCase(command);
    double baseX = isRelative ? x : 0;
    double baseY = isRelative ? y : 0;
    switch (Character.toLowerCase(command)) {
      case 'h' -> to(baseX + values[0], y);
      case 'v' -> to(x, baseY + values[0]);
      case 'a' -> arc(values, baseX + values[5], baseY + values[6]);
      case 'm' -> {
        x = baseX + values[0];
        y = baseY + values[1];
        startX = x;
        startY = y;
      }
      default -> {
        for (int i = 0; i < size(command); i += 2) {
          to(baseX + values[i], baseY + values[i + 1]);
        }
      }
    }
  }

  // An arc of less than half a circle is at most half of pi longer than its chord.
  private void arc(double[] values, double toX, double toY) {
    double chord = Math.hypot(toX - x, toY - y);
    boolean isLarge = values[3] != 0;
    double radius = Math.max(Math.max(Math.abs(values[0]), Math.abs(values[1])), chord / 2);
    length += isLarge ? 2 * Math.PI * radius : Math.PI / 2 * chord;
    x = toX;
    y = toY;
  }

  private void to(double toX, double toY) {
    length += Math.hypot(toX - x, toY - y);
    x = toX;
    y = toY;
  }
}
