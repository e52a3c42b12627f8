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

/**
 * Sets a few words as outlines, so that a cover looks the same on every machine and in every
 * script, and the template that places them needs no fonts.
 */
final class CoverTypesetter {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private static final Pattern JOINS = Pattern.compile("(?<=\\p{So})\u200D|\uFE0F");

  private final IntFunction<Optional<Font>> fonts;
  private final Locale locale;
  private final boolean rightToLeft;

  /**
   * @param fonts the font to set a character in; empty where none has it
   */
  CoverTypesetter(IntFunction<Optional<Font>> fonts, Locale locale, boolean rightToLeft) {
    this.fonts = fonts;
    this.locale = locale;
    this.rightToLeft = rightToLeft;
  }

  /** A line, and whether it ends where a line should. */
  private record Line(TextLayout layout, boolean well) {}

  /**
   * Sets {@code text} in centred lines, the largest size that fits first.
   *
   * @param sizes in falling order, in the cover's units; the last is taken even if lines have to go
   * @param width of the longest line
   * @param height of all lines
   * @return for templates: {@code lines} (SVG path data around x = 0, the first top at y = 0) and
   *     their {@code height}
   */
  Map<String, Object> lay(String text, int[] sizes, int width, int height) {
    String shown = displayable(text);
    if (shown.isBlank()) {
      return Map.of("lines", List.of(), "height", 0);
    }
    BitSet places = DisplayLineBreaks.in(shown, locale);
    for (int size : sizes) {
      boolean last = size == sizes[sizes.length - 1];
      List<Line> lines = lines(shown, places, size, width);
      int leading = Math.round(size * 1.24f);
      int most = Math.max(1, height / leading);
      if (last || (lines.size() <= most && breaksWell(lines))) {
        List<Line> set = lines.size() <= most ? balance(shown, places, size, width, lines) : lines;
        return block(set.subList(0, Math.min(most, set.size())), size, leading);
      }
    }
    throw new IllegalArgumentException("No sizes");
  }

  private static boolean breaksWell(List<Line> lines) {
    return lines.stream().allMatch(Line::well);
  }

  // A character that no font has would be a box. Outlines know no joined or coloured emoji.
  private String displayable(String text) {
    StringBuilder out = new StringBuilder();
    JOINS
        .matcher(text.strip())
        .replaceAll("")
        .codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> fonts.apply(c).isPresent())
        .forEach(out::appendCodePoint);
    return out.toString().strip().replaceAll(" +", " ");
  }

  private List<Line> lines(String text, BitSet places, int size, float width) {
    AttributedString styled = new AttributedString(text);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      Font font = fonts.apply(c).orElseThrow();
      styled.addAttribute(TextAttribute.FONT, font.deriveFont((float) size), i, next);
      i = next;
    }
    styled.addAttribute(
        TextAttribute.RUN_DIRECTION,
        rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
    LineBreakMeasurer measurer = new LineBreakMeasurer(styled.getIterator(), EXACT);
    List<Line> lines = new ArrayList<>();
    while (measurer.getPosition() < text.length()) {
      int most = measurer.nextOffset(width);
      int good = most;
      while (good > measurer.getPosition() && !places.get(good)) {
        good--;
      }
      boolean well = good > measurer.getPosition();
      TextLayout layout = measurer.nextLayout(width, well ? good : most, false);
      lines.add(new Line(layout, well));
    }
    return lines;
  }

  // Lines of about one length: the narrowest measure that needs no more of them.
  private List<Line> balance(String text, BitSet places, int size, int width, List<Line> lines) {
    List<Line> best = lines;
    int narrow = width / 4;
    int wide = width;
    while (wide - narrow > 8) {
      int middle = (narrow + wide) / 2;
      List<Line> tried = lines(text, places, size, middle);
      if (tried.size() == lines.size() && breaksWell(tried)) {
        best = tried;
        wide = middle;
      } else {
        narrow = middle;
      }
    }
    return best;
  }

  private static Map<String, Object> block(List<Line> lines, int size, int leading) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      TextLayout layout = lines.get(i).layout();
      double left = -layout.getVisibleAdvance() / 2;
      double baseline = i * (double) leading + size * 0.92;
      paths.add(path(layout, AffineTransform.getTranslateInstance(left, baseline)));
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
