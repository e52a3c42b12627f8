package press.offprint.content.resource.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The conversion of values to SVG 1.1. A browser ignores an unreadable value; a renderer of SVG 1.1
 * rejects the whole picture.
 */
final class SvgValues {
  private static final Set<String> LENGTHS =
      SvgAllowList.words(
          "x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy width height textLength startOffset markerWidth"
              + " markerHeight");
  // A longer value is no colour, and the pattern for colours backtracks at each space.
  private static final int MAX_COLOUR = 200;
  private static final Set<String> COLOURS =
      Set.of("fill", "stroke", "color", "stop-color", "flood-color", "lighting-color");
  private static final Pattern LENGTH_LIST =
      Pattern.compile(
          "\\s*(?:[+-]?(?:\\d+\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?+(?:px|pt|pc|mm|cm|in|em|ex|Q|%)?+"
              + "[\\s,]*+)++|auto");
  private static final Pattern COLOUR =
      Pattern.compile("[a-zA-Z-]+|#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?|rgb\\([^()]*\\)|url\\(.*");
  private static final Pattern RGBA =
      Pattern.compile(
          "rgba?\\(\\s*([^,/()]+)[,\\s]\\s*([^,/()]+)[,\\s]\\s*([^,/()]+)[,/]\\s*([\\d.]+)\\s*\\)");
  private static final Pattern HEX_ALPHA = Pattern.compile("#([0-9a-fA-F]{6})([0-9a-fA-F]{2})");

  private SvgValues() {}

  /** A property with a value of SVG 1.1. */
  record Property(String name, String value) {}

  /** Returns true unless a length is malformed. */
  static boolean isReadable(String attribute, String value) {
    return !LENGTHS.contains(attribute) || Regex.matcher(LENGTH_LIST, value).matches();
  }

  /**
   * Returns a property in SVG 1.1: two properties if a colour has an opacity, none if a colour is
   * malformed.
   */
  static List<Property> readable(String name, String value) {
    if (!COLOURS.contains(name)) {
      return List.of(new Property(name, value));
    }
    boolean important = value.endsWith("!important");
    String colour = important ? value.substring(0, value.length() - 10).strip() : value.strip();
    List<Property> properties = new ArrayList<>();
    if (colour.length() > MAX_COLOUR) {
      return properties;
    }
    Matcher rgba = Regex.matcher(RGBA, colour.toLowerCase(Locale.ROOT));
    Matcher hex = Regex.matcher(HEX_ALPHA, colour);
    if (colour.equalsIgnoreCase("transparent")) {
      properties.add(new Property(name, "none"));
    } else if (rgba.matches()) {
      properties.add(
          new Property(
              name,
              "rgb("
                  + rgba.group(1).strip()
                  + ","
                  + rgba.group(2).strip()
                  + ","
                  + rgba.group(3).strip()
                  + ")"));
      opacity(name, rgba.group(4), properties);
    } else if (hex.matches()) {
      properties.add(new Property(name, "#" + hex.group(1)));
      opacity(name, String.valueOf(Integer.parseInt(hex.group(2), 16) / 255.0), properties);
    } else if (Regex.matcher(COLOUR, colour).matches()) {
      properties.add(new Property(name, important ? colour + " !important" : colour));
    }
    return properties;
  }

  private static void opacity(String name, String value, List<Property> properties) {
    switch (name) {
      case "fill", "stroke" -> properties.add(new Property(name + "-opacity", value));
      case "stop-color", "flood-color" ->
          properties.add(new Property(name.replace("color", "opacity"), value));
      default -> {
        // The other colours have no opacity property.
      }
    }
  }
}
