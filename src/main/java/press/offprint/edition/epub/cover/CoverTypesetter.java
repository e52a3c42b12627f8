package press.offprint.edition.epub.cover;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The typesetter of short texts as outlines. A cover of outlines looks the same on every machine,
 * and its template needs no fonts.
 */
final class CoverTypesetter {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  /** Joiners of emoji and variation selectors, which outlines do not support. */
  private static final Pattern JOINERS = Pattern.compile("(?<=\\p{So})\u200D|\uFE0F");

  /** The font size of the measured text; widths and outlines of other sizes are in proportion. */
  private static final float MEASURED_SIZE = 100;

  private final IntFunction<Optional<Font>> fonts;
  private final Locale locale;
  private final boolean rightToLeft;

  /**
   * Creates a typesetter.
   *
   * @param fonts the font by character; empty if no font has the character
   */
  CoverTypesetter(IntFunction<Optional<Font>> fonts, Locale locale, boolean rightToLeft) {
    this.fonts = fonts;
    this.locale = locale;
    this.rightToLeft = rightToLeft;
  }

  /** The ends of a line in the text, and whether it ends at a line break opportunity. */
  private record Line(int start, int end, boolean breaksWell) {}

  /**
   * Typesets a text in centred lines of the largest size that fits.
   *
   * @param sizes the font sizes from large to small; in the last one, lines that do not fit are
   *     dropped
   * @param width the maximum width of a line
   * @param height the maximum height of all lines
   * @return values for templates: {@code lines}, each as SVG path data with its centre at x = 0,
   *     the top of the first at y = 0; and their {@code height}
   */
  Map<String, Object> typeset(String text, int[] sizes, int width, int height) {
    String shown = displayable(text);
    if (shown.isBlank()) {
      return Map.of("lines", List.of(), "height", 0);
    }
    BitSet breaks = DisplayLineBreaks.in(shown, locale);
    LineBreakMeasurer measurer = new LineBreakMeasurer(styled(shown).getIterator(), EXACT);
    for (int size : sizes) {
      boolean last = size == sizes[sizes.length - 1];
      List<Line> lines = lines(measurer, breaks, size, width);
      int leading = Math.round(size * 1.24f);
      int maxLines = Math.max(1, height / leading);
      if (last || (lines.size() <= maxLines && breaksWell(lines))) {
        List<Line> set =
            lines.size() <= maxLines ? balance(measurer, breaks, size, width, lines) : lines;
        return block(measurer, set.subList(0, Math.min(maxLines, set.size())), size, leading);
      }
    }
    throw new IllegalArgumentException("The list of font sizes is empty");
  }

  private static boolean breaksWell(List<Line> lines) {
    return lines.stream().allMatch(Line::breaksWell);
  }

  /** Returns the text on one line, without characters that no font has. */
  private String displayable(String text) {
    StringBuilder out = new StringBuilder();
    Regex.matcher(JOINERS, text.strip())
        .replaceAll("")
        .codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> fonts.apply(c).isPresent())
        .forEach(out::appendCodePoint);
    return Regex.replaceAll(out.toString().strip(), " +", " ");
  }

  /** Returns the text with its fonts in the size in which it is measured, once for all sizes. */
  private AttributedString styled(String text) {
    AttributedString styled = new AttributedString(text);
    for (int start = 0; start < text.length(); ) {
      Font font = fonts.apply(text.codePointAt(start)).orElseThrow();
      int end = start;
      while (end < text.length() && fonts.apply(text.codePointAt(end)).orElseThrow() == font) {
        end = text.offsetByCodePoints(end, 1);
      }
      styled.addAttribute(TextAttribute.FONT, font.deriveFont(MEASURED_SIZE), start, end);
      start = end;
    }
    styled.addAttribute(
        TextAttribute.RUN_DIRECTION,
        rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
    return styled;
  }

  private static List<Line> lines(
      LineBreakMeasurer measurer, BitSet breaks, int size, float width) {
    int length = breaks.length() - 1;
    List<Line> lines = new ArrayList<>();
    for (int start = 0; start < length; ) {
      measurer.setPosition(start);
      int max = measurer.nextOffset(width * MEASURED_SIZE / size);
      int end = max;
      while (end > start && !breaks.get(end)) {
        end--;
      }
      boolean breaksWell = end > start;
      lines.add(new Line(start, breaksWell ? end : max, breaksWell));
      start = lines.get(lines.size() - 1).end();
    }
    return lines;
  }

  /** Sets the text in the smallest width that needs no more lines, so that all are about equal. */
  private static List<Line> balance(
      LineBreakMeasurer measurer, BitSet breaks, int size, int width, List<Line> lines) {
    List<Line> best = lines;
    int low = width / 4;
    int high = width;
    while (high - low > 8) {
      int middle = (low + high) / 2;
      List<Line> tried = lines(measurer, breaks, size, middle);
      if (tried.size() == lines.size() && breaksWell(tried)) {
        best = tried;
        high = middle;
      } else {
        low = middle;
      }
    }
    return best;
  }

  private static Map<String, Object> block(
      LineBreakMeasurer measurer, List<Line> lines, int size, int leading) {
    double scale = size / (double) MEASURED_SIZE;
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      measurer.setPosition(lines.get(i).start());
      TextLayout layout = measurer.nextLayout(Float.MAX_VALUE, lines.get(i).end(), false);
      double baseline = i * (double) leading + size * 0.92;
      AffineTransform place = AffineTransform.getTranslateInstance(0, baseline);
      place.scale(scale, scale);
      place.translate(-layout.getVisibleAdvance() / 2, 0);
      paths.add(path(layout, place));
    }
    return Map.of("lines", paths, "height", lines.size() * leading);
  }

  private static String path(TextLayout layout, AffineTransform place) {
    StringBuilder out = new StringBuilder(4096);
    double[] points = new double[6];
    for (PathIterator steps = layout.getOutline(place).getPathIterator(null);
        !steps.isDone();
        steps.next()) {
      int step = steps.currentSegment(points);
      int values =
          switch (step) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
            case PathIterator.SEG_QUADTO -> 4;
            case PathIterator.SEG_CUBICTO -> 6;
            default -> 0;
          };
      out.append("MLQCZ".charAt(step));
      for (int i = 0; i < values; i++) {
        long tenths = Math.round(points[i] * 10);
        out.append(tenths < 0 ? "-" : i == 0 ? "" : " ");
        out.append(Math.abs(tenths) / 10).append('.').append(Math.abs(tenths) % 10);
      }
    }
    return out.toString();
  }
}
