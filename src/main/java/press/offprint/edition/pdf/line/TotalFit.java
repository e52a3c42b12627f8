package press.offprint.edition.pdf.line;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The breaks of one paragraph with the least demerits of all its lines (D. E. Knuth and M. F.
 * Plass, Breaking Paragraphs into Lines, 1981). No more than two lines in a row end with a hyphen.
 */
final class TotalFit {
  private static final int LINE_PENALTY = 10;
  private static final double TWO_HYPHENS = 20_000;
  private static final double HYPHEN_BEFORE_LAST_LINE = 1_000_000;
  private static final double OTHER_FITNESS = 3_000;
  private static final double SHORT_LAST_LINE = 8_000;
  private static final double LAST_SIGN_ALONE = 1_000_000;
  private static final double BADNESS = 100;
  private static final int MAX_HYPHENS = 2;
  private static final int FITNESS_CLASSES = 4;
  private static final double ROUNDING = 0.001;

  /** The stretch of an emergency: beyond it, all lines are equally bad. */
  private static final double MAX_RATIO = 8;

  /** A line beyond its limits costs more than any hyphen, so that there are few of them. */
  private static final double WIDE_LINE = 2_000_000;

  /** The same for a line that ends before the right edge. */
  private static final double SHORT_LINE = 10_000_000;

  /**
   * The measure of a paragraph, in dots.
   *
   * @param first the width of the first line
   * @param other the width of all other lines
   * @param spaceStretch the share by which a space may grow
   * @param spaceShrink the share by which a space may shrink
   * @param letterStretch the distance that may be added after a letter
   * @param letterShrink the distance that may be taken away after a letter
   * @param widest the share by which the spaces of a line grow at most if no lines fit; a line that
   *     needs more ends before the right edge
   * @param ragged true if spaces keep their width, and the right edge is uneven
   * @param shortest a last line that is shorter is avoided
   * @param linesOnPage the number of lines up to the end of the page, as far as it is known; the
   *     last of them does not end with a hyphen
   */
  record Measure(
      float first,
      float other,
      float spaceStretch,
      float spaceShrink,
      float letterStretch,
      float letterShrink,
      float widest,
      boolean ragged,
      float shortest,
      int linesOnPage) {

    /** Returns the measure of Japanese or Chinese text, whose segments have their own room. */
    Measure eastAsian(float shortestLastLine) {
      return new Measure(first, other, 0, 0, 0, 0, widest, ragged, shortestLastLine, linesOnPage);
    }

    /** Returns the measure with another shortest last line. */
    Measure shortest(float width) {
      return new Measure(
          first,
          other,
          spaceStretch,
          spaceShrink,
          letterStretch,
          letterShrink,
          widest,
          ragged,
          width,
          linesOnPage);
    }

    /** Returns a measure in whose lines letters may be closer. */
    Measure closer(float factor) {
      return withRoom(spaceShrink, letterStretch, letterShrink * factor);
    }

    /** Returns a measure with more room; {@code spaceStretch} stays. */
    Measure looser(float factor) {
      return withRoom(spaceShrink * factor, letterStretch * factor, letterShrink * factor);
    }

    private Measure withRoom(float narrowerSpaces, float widerLetters, float closerLetters) {
      return new Measure(
          first,
          other,
          spaceStretch,
          narrowerSpaces,
          widerLetters,
          closerLetters,
          widest,
          ragged,
          shortest,
          linesOnPage);
    }
  }

  /** A break of the best lines up to it. */
  private static final class Node {
    final int position;
    final int line;
    final boolean firstLine;
    final int hyphens;
    final int fitness;
    final double demerits;
    final Node before;

    Node(int position, int hyphens, int fitness, double demerits, Node before) {
      this.position = position;
      this.firstLine = before == null;
      this.line = before == null ? 0 : before.line + 1;
      this.hyphens = hyphens;
      this.fitness = fitness;
      this.demerits = demerits;
      this.before = before;
    }
  }

  private final List<Segment> segments;
  private final Measure measure;
  private final double[] widths;
  private final double[] spaceWidths;
  private final int[] letters;
  private final int[] spaces;
  private final double[] stretch;
  private final double[] shrink;

  TotalFit(List<Segment> segments, Measure measure) {
    this.segments = segments;
    this.measure = measure;
    int count = segments.size();
    widths = new double[count + 1];
    spaceWidths = new double[count + 1];
    letters = new int[count + 1];
    spaces = new int[count + 1];
    stretch = new double[count + 1];
    shrink = new double[count + 1];
    for (int i = 0; i < count; i++) {
      Segment segment = segments.get(i);
      widths[i + 1] = widths[i] + segment.width();
      spaceWidths[i + 1] = spaceWidths[i] + segment.space();
      letters[i + 1] = letters[i] + segment.letters();
      spaces[i + 1] = spaces[i] + segment.spaces();
      Segment.Gaps gaps = segment.gaps();
      stretch[i + 1] = stretch[i] + gaps.stretch() + gaps.stretchAfter();
      shrink[i + 1] = shrink[i] + gaps.shrink() + gaps.shrinkAfter();
    }
  }

  /**
   * The result.
   *
   * @param ends the last segment of each line
   * @param good true if all lines are within their limits
   * @param tight the lines that are wider than the paragraph with natural spaces
   */
  record Lines(List<Integer> ends, boolean good, BitSet tight) {
    /** Returns the number of lines that end with a hyphen which the break adds. */
    long hyphens(List<Segment> segments) {
      return ends.stream().filter(i -> segments.get(i).kind() == Segment.Kind.HYPHEN).count();
    }
  }

  /** Returns the lines; null if a segment is wider than a line. */
  Lines lines() {
    Lines good = lines(1);
    return good != null ? good : lines(MAX_RATIO);
  }

  private Lines lines(double tolerance) {
    List<Node> active = new ArrayList<>();
    active.add(new Node(0, 0, 1, 0, null));
    int last = segments.size() - 1;
    for (int i = 0; i <= last; i++) {
      Segment segment = segments.get(i);
      boolean end = i == last;
      boolean forced = end || segment.kind() == Segment.Kind.FORCED;
      Node[][] best = new Node[MAX_HYPHENS + 1][FITNESS_CLASSES];
      boolean found = false;
      for (int a = 0; a < active.size(); a++) {
        Node node = active.get(a);
        double ratio = ratio(node, i, forced);
        if (ratio < -1 - ROUNDING) {
          active.remove(a--);
          continue;
        }
        if (ratio > tolerance) {
          continue;
        }
        boolean hyphen = segment.kind().isHyphen() && !forced;
        int hyphens = hyphen ? node.hyphens + 1 : 0;
        if (hyphens > MAX_HYPHENS) {
          continue;
        }
        int fitness = fitness(ratio);
        double demerits = node.demerits + demerits(node, i, ratio, fitness, end);
        Node[] row = best[hyphens];
        if (row[fitness] == null || demerits < row[fitness].demerits) {
          row[fitness] = new Node(i + 1, hyphens, fitness, demerits, node);
          found = true;
        }
      }
      if (forced) {
        active.clear();
      }
      if (found) {
        for (Node[] row : best) {
          for (Node node : row) {
            if (node != null) {
              active.add(node);
            }
          }
        }
      }
      if (active.isEmpty()) {
        return null;
      }
    }
    Node best = active.get(0);
    for (Node node : active) {
      best = node.demerits < best.demerits ? node : best;
    }
    return new Lines(ends(best), tolerance <= 1, tight(best));
  }

  private BitSet tight(Node last) {
    BitSet tight = new BitSet();
    for (Node node = last; node.before != null; node = node.before) {
      int to = node.position - 1;
      boolean forced = node == last || segments.get(to).kind() == Segment.Kind.FORCED;
      tight.set(node.line - 1, ratio(node.before, to, forced) < 0);
    }
    return tight;
  }

  private static List<Integer> ends(Node last) {
    ArrayDeque<Integer> ends = new ArrayDeque<>();
    for (Node node = last; node.before != null; node = node.before) {
      ends.addFirst(node.position - 1);
    }
    return List.copyOf(ends);
  }

  /** Returns how far the line is stretched, 1 at its limit; below -1 if it is too wide. */
  private double ratio(Node from, int to, boolean forced) {
    int first = from.position;
    Segment last = segments.get(to);
    double space = spaceWidths[to] - spaceWidths[first];
    double natural = natural(first, to) + (forced ? 0 : last.added());
    double width = from.firstLine ? measure.first() : measure.other();
    double room = width - natural;
    if (measure.ragged()) {
      return room < 0 ? -2 : forced ? 0 : room / (width / 4);
    }
    // The space after a word includes the distance after its last letter.
    int gaps = letters[to + 1] - letters[first] - (spaces[to] - spaces[first]);
    if (room >= 0) {
      double more =
          space * measure.spaceStretch()
              + gaps * (double) measure.letterStretch()
              + (stretch[to + 1] - stretch[first] - last.gaps().stretchAfter());
      return forced ? 0 : more <= 0 ? (room < 1 ? 0 : MAX_RATIO) : Math.min(room / more, MAX_RATIO);
    }
    double less =
        space * measure.spaceShrink()
            + gaps * (double) measure.letterShrink()
            + (shrink[to + 1] - shrink[first] - last.gaps().shrinkAfter())
            + last.gaps().trailing();
    if (less <= 0 || endOfLastBlock(first, to) > width) {
      return -2;
    }
    return room / less;
  }

  /** Returns the width of a line with natural spaces and without the space at its end. */
  private double natural(int first, int to) {
    double lead = first == 0 ? 0 : segments.get(first).gaps().leading();
    return widths[to + 1] - widths[first] + spaceWidths[to] - spaceWidths[first] - lead;
  }

  // The layout engine starts a new line before a picture that is too wide with natural spaces.
  private double endOfLastBlock(int first, int to) {
    for (int i = to; i >= first; i--) {
      if (segments.get(i).block() > 0) {
        return widths[i]
            - widths[first]
            + spaceWidths[i]
            - spaceWidths[first]
            + segments.get(i).block();
      }
    }
    return 0;
  }

  private static int fitness(double ratio) {
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
  }

  private double demerits(Node node, int to, double ratio, int fitness, boolean end) {
    Segment segment = segments.get(to);
    double badness = BADNESS * (measure.ragged() ? ratio * ratio : Math.abs(ratio * ratio * ratio));
    double base = LINE_PENALTY + badness;
    double penalty = end ? 0 : segment.kind().penalty();
    double demerits = base * base + penalty * penalty;
    boolean hyphen = !end && segment.kind().isHyphen();
    if (hyphen && node.line + 1 == measure.linesOnPage()) {
      demerits += HYPHEN_BEFORE_LAST_LINE;
    }
    if (hyphen && node.hyphens > 0) {
      demerits += TWO_HYPHENS;
    }
    if (end && node.hyphens > 0) {
      demerits += HYPHEN_BEFORE_LAST_LINE;
    }
    if (!measure.ragged() && ratio > 1) {
      demerits += isShort(node, to) ? SHORT_LINE : WIDE_LINE;
    }
    if (!measure.ragged() && Math.abs(fitness - node.fitness) > 1) {
      demerits += OTHER_FITNESS;
    }
    if (end && !node.firstLine && lastWidth(node, to) < measure.shortest()) {
      demerits += segment.gaps() == Segment.Gaps.NONE ? SHORT_LAST_LINE : LAST_SIGN_ALONE;
    }
    return demerits;
  }

  /** Returns true if not even the widest spaces fill the line. */
  private boolean isShort(Node from, int to) {
    int first = from.position;
    double space = spaceWidths[to] - spaceWidths[first];
    int gaps = letters[to + 1] - letters[first] - (spaces[to] - spaces[first]);
    double width = from.firstLine ? measure.first() : measure.other();
    double natural = natural(first, to) + segments.get(to).added();
    double more = space * measure.widest() + gaps * (double) measure.letterStretch();
    return width - natural > more + MAX_RATIO * (stretch[to + 1] - stretch[first]);
  }

  private double lastWidth(Node from, int to) {
    return widths[to + 1] - widths[from.position] + spaceWidths[to] - spaceWidths[from.position];
  }
}
