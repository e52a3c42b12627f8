package press.offprint.edition.epub.cover;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;

/**
 * The reader of the part of SVG that the templates of covers use: rectangles, circles and paths in
 * opaque colours, in groups that are moved. Batik reads all of SVG and takes several times as long.
 * A document with anything else, also one that is not well-formed, is left to Batik.
 */
final class FlatSvgReader {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  /** The largest size of a drawing in pixels, in both directions. */
  private static final int MAX_SIZE = 4096;

  private static final int MAX_SHAPES = 20_000;

  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern MOVE =
      Pattern.compile("translate\\((-?[0-9.]+)(?:[ ,]+(-?[0-9.]+))?\\)");

  private static final Set<String> PAINT = Set.of("fill", "stroke", "stroke-width");

  /** The attributes of each element beside those of {@link #PAINT}. */
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "svg", Set.of("xmlns", "viewBox", "width", "height"),
          "title", Set.of(),
          "g", Set.of("id", "transform"),
          "rect", Set.of("x", "y", "width", "height"),
          "circle", Set.of("cx", "cy", "r"),
          "path", Set.of("d"));

  private static final Set<String> GROUPS = Set.of("svg", "g");

  private final FlatXmlScanner scanner;
  private final int width;
  private final List<FlatShape> shapes = new ArrayList<>();
  private final Deque<Group> open = new ArrayDeque<>();
  private double scale;
  private int height;

  /** An element that is not closed yet, with what its children inherit; a null colour is none. */
  private record Group(
      String name, Integer fill, Integer stroke, double strokeWidth, double x, double y) {}

  private FlatSvgReader(String svg, int width) {
    this.scanner = new FlatXmlScanner(svg);
    this.width = width;
  }

  /**
   * Reads an SVG document.
   *
   * @param width the width of the drawing in pixels
   * @return empty if the document has anything that this class does not read
   */
  static Optional<FlatDrawing> read(String svg, int width) {
    FlatSvgReader reader = new FlatSvgReader(svg, width);
    try {
      reader.read();
      return Optional.of(new FlatDrawing(width, reader.height, reader.shapes));
    } catch (FlatXmlScanner.OtherException e) {
      return Optional.empty();
    }
  }

  private void read() throws FlatXmlScanner.OtherException {
    scanner.declaration();
    do {
      Interruption.check();
      FlatXmlScanner.Tag tag = scanner.tag(!open.isEmpty() && open.peek().name().equals("title"));
      if (!tag.isClosing()) {
        begin(tag);
      }
      if (tag.isClosing() || tag.isEmpty()) {
        FlatXmlScanner.require(!open.isEmpty() && open.pop().name().equals(tag.name()));
      }
    } while (!open.isEmpty());
    scanner.end();
  }

  private void begin(FlatXmlScanner.Tag tag) throws FlatXmlScanner.OtherException {
    Set<String> known = ATTRIBUTES.get(tag.name());
    FlatXmlScanner.require(known != null && shapes.size() < MAX_SHAPES);
    for (String attribute : tag.attributes().keySet()) {
      FlatXmlScanner.require(known.contains(attribute) || PAINT.contains(attribute));
    }
    boolean root = open.isEmpty();
    FlatXmlScanner.require(root == tag.name().equals("svg"));
    FlatXmlScanner.require(root || GROUPS.contains(open.peek().name()));
    Group group = group(tag, root ? new Group("", 0, null, 1, 0, 0) : open.peek());
    open.push(group);
    switch (tag.name()) {
      case "svg" -> measure(tag);
      case "rect" ->
          add(
              group,
              new Rectangle2D.Double(
                  number(tag, "x"), number(tag, "y"), size(tag, "width"), size(tag, "height")));
      case "circle" -> {
        double r = size(tag, "r");
        add(
            group,
            new Ellipse2D.Double(number(tag, "cx") - r, number(tag, "cy") - r, 2 * r, 2 * r));
      }
      case "path" -> add(group, path(tag.attributes().getOrDefault("d", "")));
      default -> {
        // A group and a title paint nothing.
      }
    }
  }

  private void measure(FlatXmlScanner.Tag tag) throws FlatXmlScanner.OtherException {
    FlatXmlScanner.require(NAMESPACE.equals(tag.attributes().get("xmlns")));
    double across = size(tag, "width");
    double down = size(tag, "height");
    FlatNumbers box = new FlatNumbers(tag.attributes().getOrDefault("viewBox", ""));
    FlatXmlScanner.require(box.next() == 0);
    FlatXmlScanner.require(box.next() == 0);
    FlatXmlScanner.require(box.next() == across && box.next() == down && box.isAtEnd());
    FlatXmlScanner.require(across >= 1 && down >= 1);
    scale = width / across;
    height = (int) Math.round(Math.min(MAX_SIZE + 1.0, down * scale));
    FlatXmlScanner.require(width <= MAX_SIZE && height >= 1 && height <= MAX_SIZE);
  }

  private static Group group(FlatXmlScanner.Tag tag, Group outer)
      throws FlatXmlScanner.OtherException {
    double x = outer.x();
    double y = outer.y();
    String transform = tag.attributes().get("transform");
    if (transform != null) {
      Matcher move = Regex.matcher(MOVE, transform);
      FlatXmlScanner.require(move.matches());
      x += FlatNumbers.only(move.group(1));
      y += move.group(2) == null ? 0 : FlatNumbers.only(move.group(2));
    }
    String strokeWidth = tag.attributes().get("stroke-width");
    double stroke = outer.strokeWidth();
    if (strokeWidth != null) {
      stroke = FlatNumbers.only(strokeWidth);
      FlatXmlScanner.require(stroke > 0);
    }
    return new Group(
        tag.name(),
        colour(tag, "fill", outer.fill()),
        colour(tag, "stroke", outer.stroke()),
        stroke,
        x,
        y);
  }

  private static Integer colour(FlatXmlScanner.Tag tag, String attribute, Integer inherited)
      throws FlatXmlScanner.OtherException {
    String value = tag.attributes().get(attribute);
    if (value == null || value.equals("none")) {
      return value == null ? inherited : null;
    }
    FlatXmlScanner.require(Regex.matcher(COLOUR, value).matches());
    return Integer.parseInt(value.substring(1), 16);
  }

  private static double number(FlatXmlScanner.Tag tag, String attribute)
      throws FlatXmlScanner.OtherException {
    String value = tag.attributes().get(attribute);
    return value == null ? 0 : FlatNumbers.only(value);
  }

  private static double size(FlatXmlScanner.Tag tag, String attribute)
      throws FlatXmlScanner.OtherException {
    double size = number(tag, attribute);
    FlatXmlScanner.require(size >= 0);
    return size;
  }

  private void add(Group group, Shape shape) {
    AffineTransform place = AffineTransform.getScaleInstance(scale, scale);
    place.translate(group.x(), group.y());
    if (group.fill() != null) {
      shapes.add(new FlatShape(place.createTransformedShape(shape), group.fill()));
    }
    if (group.stroke() != null) {
      // The joins and ends that SVG has without further attributes.
      BasicStroke stroke =
          new BasicStroke(
              (float) group.strokeWidth(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4);
      Shape outline = stroke.createStrokedShape(shape);
      shapes.add(new FlatShape(place.createTransformedShape(outline), group.stroke()));
    }
  }

  /** Returns a path of absolute moves, lines and curves. */
  private static Path2D path(String data) throws FlatXmlScanner.OtherException {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, Math.max(16, data.length() / 12));
    FlatNumbers numbers = new FlatNumbers(data);
    char command = 0;
    while (!numbers.isAtEnd()) {
      if (numbers.isAtNumber()) {
        FlatXmlScanner.require(command != 0 && command != 'Z');
        command = command == 'M' ? 'L' : command;
      } else {
        FlatXmlScanner.require(command != 0 || numbers.peek() == 'M');
        command = numbers.command();
      }
      switch (command) {
        case 'M' -> path.moveTo(numbers.next(), numbers.next());
        case 'L' -> path.lineTo(numbers.next(), numbers.next());
        case 'Q' -> path.quadTo(numbers.next(), numbers.next(), numbers.next(), numbers.next());
        case 'C' ->
            path.curveTo(
                numbers.next(),
                numbers.next(),
                numbers.next(),
                numbers.next(),
                numbers.next(),
                numbers.next());
        case 'Z' -> path.closePath();
        default -> FlatXmlScanner.require(false);
      }
    }
    return path;
  }
}
