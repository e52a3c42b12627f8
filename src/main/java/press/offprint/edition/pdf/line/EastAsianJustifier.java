package press.offprint.edition.pdf.line;

import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.LineBox;
import java.util.List;
import press.offprint.edition.pdf.write.LineGaps;

/**
 * The spaces of one Japanese or Chinese line after the layout. A line stretches beside punctuation
 * first, then between Latin words and between scripts, then between all ideographs; it shrinks at
 * its end first, then beside punctuation, then between scripts. Latin words keep their letters.
 */
final class EastAsianJustifier {
  private static final List<List<EastAsianSpacing.Gap>> STRETCHING =
      List.of(
          List.of(EastAsianSpacing.Gap.PUNCTUATION, EastAsianSpacing.Gap.PAIR),
          List.of(EastAsianSpacing.Gap.WORDS, EastAsianSpacing.Gap.SCRIPT),
          List.of(EastAsianSpacing.Gap.IDEOGRAPHS));

  private static final List<List<EastAsianSpacing.Gap>> SHRINKING =
      List.of(
          List.of(EastAsianSpacing.Gap.PUNCTUATION),
          List.of(EastAsianSpacing.Gap.WORDS, EastAsianSpacing.Gap.SCRIPT));

  /** Ideographs have at most this distance; a line with more room ends before the right edge. */
  private static final float WIDEST = 0.5f;

  private final EastAsianSpacing spacing;
  private final LineGaps gaps;
  private final String text;
  private final float[] em;
  private final float[] distances;

  EastAsianJustifier(LayoutContext context, EastAsianSpacing spacing, LineBox line) {
    this.spacing = spacing;
    this.gaps = new LineGaps(line);
    this.text = gaps.text();
    this.em = new float[text.length()];
    this.distances = new float[text.length()];
    InlineText part = null;
    float size = 0;
    float space = 0;
    for (int i = 0; i < text.length(); i++) {
      InlineText own = gaps.partAt(i);
      if (own != null && own != part) {
        part = own;
        size = own.getParent().getStyle().getFont(context).size;
        space =
            context
                    .getTextRenderer()
                    .getWidth(
                        context.getFontContext(),
                        own.getParent().getStyle().getFSFont(context),
                        " ")
                / size;
      }
      em[i] = size;
      distances[i] = spacing.natural(text, i, space) * size;
    }
  }

  /**
   * Spreads the line.
   *
   * @param room the width of the paragraph without the natural width of the line, in dots
   * @param fills true for a line that ends at the right edge
   * @param begins true for the first line of the paragraph
   */
  void spread(float room, boolean fills, boolean begins) {
    if (text.isEmpty()) {
      return;
    }
    float lead = begins ? 0 : -spacing.leading(text.charAt(0)) * em[0];
    float rest = room - lead;
    for (int i = 0; i + 1 < distances.length; i++) {
      rest -= distances[i];
    }
    distances[distances.length - 1] = 0;
    if (rest < 0) {
      rest += spacing.trailing(text.charAt(text.length() - 1)) * em[em.length - 1];
      if (rest < 0) {
        shrink(rest);
      }
    } else if (fills) {
      stretch(rest);
    }
    gaps.spread(distances, lead);
  }

  private void shrink(float room) {
    float rest = room;
    for (List<EastAsianSpacing.Gap> kinds : SHRINKING) {
      rest += take(kinds, -rest, -1);
    }
  }

  private void stretch(float room) {
    float rest = room;
    for (List<EastAsianSpacing.Gap> kinds : STRETCHING) {
      rest -= take(kinds, rest, 1);
    }
  }

  /** Distributes at most {@code room} over the distances of some kinds; returns what it took. */
  private float take(List<EastAsianSpacing.Gap> kinds, float room, int sign) {
    float most = 0;
    for (int i = 0; i + 1 < distances.length; i++) {
      most += kinds.contains(spacing.gap(text, i)) ? limit(i, sign) : 0;
    }
    if (most <= 0 || room <= 0) {
      return 0;
    }
    float share = Math.min(1, room / most);
    for (int i = 0; i + 1 < distances.length; i++) {
      if (kinds.contains(spacing.gap(text, i))) {
        distances[i] += sign * share * limit(i, sign);
      }
    }
    return share * most;
  }

  private float limit(int at, int sign) {
    EastAsianSpacing.Gap gap = spacing.gap(text, at);
    if (sign < 0) {
      return gap.shrink() * em[at];
    }
    return (gap == EastAsianSpacing.Gap.IDEOGRAPHS ? WIDEST : gap.stretch()) * em[at];
  }
}
