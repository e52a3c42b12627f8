package press.offprint.web.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart with all coordinates, which a template draws as SVG. The origin is at the top left, in
 * units of a view box of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param about a sentence that describes the chart, for people who do not see it
 * @param bars empty in a chart of dots
 * @param dots empty in a chart of bars
 * @param lines the lines of the grid with their labels
 * @param labels the labels below the axis
 */
public record Chart(
    String about, List<Bar> bars, List<Dot> dots, List<Line> lines, List<Label> labels) {
  public static final int WIDTH = 480;
  public static final int HEIGHT = 230;
  static final int LEFT = 50;
  static final int RIGHT = 8;
  static final int TOP = 14;
  static final int BOTTOM = 28;
  private static final int PLOT = HEIGHT - TOP - BOTTOM;
  private static final double GAP = 0.22;
  private static final int MOST_LABELS = 6;
  private static final int BRIEF = 4;

  public Chart {
    bars = List.copyOf(bars);
    dots = List.copyOf(dots);
    lines = List.copyOf(lines);
    labels = List.copyOf(labels);
  }

  /** A bar, or a part of one; {@code kind} is the CSS class of its colour. */
  public record Bar(String x, String y, String width, String height, String kind, String title) {}

  /** A value at a time; an odd one is highlighted. */
  public record Dot(String x, String y, String kind, boolean odd, String title) {}

  /** A horizontal line. */
  public record Line(String y, String text) {}

  /** A label below the axis. */
  public record Label(String x, String text) {}

  /** A position on the horizontal axis with stacked values. */
  record Column(String label, String title, List<Part> parts) {
    long sum() {
      return parts.stream().mapToLong(Part::value).sum();
    }
  }

  record Part(String kind, long value) {}

  /** A value in a chart of dots. */
  record Point(long at, double value, String kind, boolean odd, String title) {}

  /** The format of the numbers of the grid. */
  interface NumberFormat {
    String of(double value);
  }

  /** Returns a chart of stacked bars. */
  static Chart ofColumns(String about, List<Column> columns) {
    long highest = Math.max(1, columns.stream().mapToLong(Column::sum).max().orElse(1));
    double top = roundUp(highest);
    double step = (WIDTH - LEFT - RIGHT) / (double) Math.max(1, columns.size());
    List<Bar> bars = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    boolean brief = columns.stream().allMatch(column -> column.label().length() <= BRIEF);
    int most = brief ? 2 * MOST_LABELS : MOST_LABELS;
    int every = Math.max(1, (columns.size() + most - 1) / most);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      double x = LEFT + i * step;
      double foot = HEIGHT - (double) BOTTOM;
      for (Part part : column.parts()) {
        double height = part.value() / top * PLOT;
        if (part.value() > 0) {
          foot -= height;
          bars.add(
              new Bar(
                  number(x + step * GAP / 2),
                  number(foot),
                  number(step * (1 - GAP)),
                  number(height),
                  part.kind(),
                  column.title()));
        }
      }
      if (i % every == 0) {
        labels.add(new Label(number(x + step / 2), column.label()));
      }
    }
    return new Chart(about, bars, List.of(), lines(0, top, false, v -> whole(v)), labels);
  }

  /** Returns a chart of dots over time, with a logarithmic vertical axis. */
  static Chart ofPoints(
      String about,
      List<Point> points,
      NumberFormat format,
      List<Label> times,
      long from,
      long to) {
    double least =
        Math.pow(
            10,
            Math.floor(
                Math.log10(
                    Math.max(1, points.stream().mapToDouble(Point::value).min().orElse(1)))));
    double most =
        Math.pow(
            10,
            Math.ceil(
                Math.log10(
                    Math.max(
                        least * 10, points.stream().mapToDouble(Point::value).max().orElse(10)))));
    double span = Math.log10(most / least);
    List<Dot> dots = new ArrayList<>();
    for (Point point : points) {
      double x =
          LEFT + (point.at() - from) / (double) Math.max(1, to - from) * (WIDTH - LEFT - RIGHT);
      double up = Math.log10(Math.max(least, point.value()) / least) / span;
      dots.add(
          new Dot(
              number(x), number(TOP + (1 - up) * PLOT), point.kind(), point.odd(), point.title()));
    }
    return new Chart(about, List.of(), dots, lines(least, most, true, format), times);
  }

  private static List<Line> lines(double from, double to, boolean decades, NumberFormat format) {
    List<Line> lines = new ArrayList<>();
    if (decades) {
      double span = Math.log10(to / from);
      for (double v = from; v <= to * 1.01; v *= 10) {
        lines.add(new Line(number(TOP + (1 - Math.log10(v / from) / span) * PLOT), format.of(v)));
      }
    } else {
      int parts = to < 4 ? (int) to : 4;
      for (int i = 0; i <= parts; i++) {
        lines.add(
            new Line(number(TOP + PLOT - i * PLOT / (double) parts), format.of(to * i / parts)));
      }
    }
    return lines;
  }

  // The top is 4, 8, 12, 20, 40 and so on, so that a quarter of it is a round number.
  private static double roundUp(long most) {
    if (most <= 4) {
      return most;
    }
    for (long decade = 1; ; decade *= 10) {
      for (long step : new long[] {4, 8, 12, 20}) {
        if (most <= step * decade) {
          return step * decade;
        }
      }
    }
  }

  static String whole(double value) {
    return String.valueOf(Math.round(value));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
