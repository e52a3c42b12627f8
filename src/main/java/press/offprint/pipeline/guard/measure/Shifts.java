package press.offprint.pipeline.guard.measure;

import java.util.Map;
import java.util.TreeMap;
import press.offprint.catalog.history.MeasuredRendition;

/**
 * The changes of a rendition that the change of its source does not explain, as natural logarithms
 * of ratios: 0 for none, 0.69 for a measure that doubled. A pure function.
 *
 * <p>If the source is the same, every change counts. If it was edited, the measures may grow or
 * shrink by as much as its bytes or its words did.
 */
public final class Shifts {
  public static final String WORDS = "words";
  public static final String SOURCE_BYTES = "source";
  public static final String REFERENCES = "references";
  public static final String REFERENCE_BYTES = "referenceBytes";
  public static final String MILLIS = "millis";

  // Constants of a few lines keep the ratios of small posts small.
  private static final double SOME_LETTERS = 200;
  private static final double LETTERS_OF_A_PAGE = 1_000;
  private static final double SOME_WORDS = 20;
  private static final double SOME_BYTES = 2_000;
  private static final double SOME_PAGES = 2;
  private static final double SOME_MILLIS = 20;

  // A picture may be in a page several times, in the sizes of several screens.
  private static final double SIZES = 3;

  private final MeasuredRendition before;
  private final MeasuredRendition after;
  private final boolean edited;
  private final Map<String, Double> shifts = new TreeMap<>();

  private Shifts(MeasuredRendition before, MeasuredRendition after) {
    this.before = before;
    this.after = after;
    this.edited = isEdited(before, after);
  }

  public static boolean isEdited(MeasuredRendition before, MeasuredRendition after) {
    return !before.fingerprint().equals(after.fingerprint());
  }

  /** Returns the unexplained changes by measure. */
  public static Map<String, Double> of(MeasuredRendition before, MeasuredRendition after) {
    return new Shifts(before, after).all();
  }

  private Map<String, Double> all() {
    double bytes = edited ? ratio(SOURCE_BYTES, SOME_LETTERS) : 1;
    double words = edited ? ratio(WORDS, SOME_WORDS) : 1;
    double low = Math.min(1, Math.min(bytes, words));
    double high = Math.max(1, Math.max(bytes, words));
    put(WORDS, beyond(ratio(WORDS, SOME_WORDS), Math.min(1, bytes), Math.max(1, bytes)));
    boolean isPage = after.edition().equals("html");
    put(
        RenditionMeter.TEXT,
        beyond(ratio(RenditionMeter.TEXT, isPage ? LETTERS_OF_A_PAGE : SOME_LETTERS), low, high));
    put(RenditionMeter.PAGES, beyond(ratio(RenditionMeter.PAGES, SOME_PAGES), low, high));
    put(RenditionMeter.BYTES, size(low, high));
    put(RenditionMeter.PICTURES, pictures());
    put(RenditionMeter.FONTS, counted(RenditionMeter.FONTS));
    if (!edited && before.fact(RenditionMeter.FONT_BYTES) > 0) {
      put(RenditionMeter.FONT_BYTES, Math.log(ratio(RenditionMeter.FONT_BYTES, SOME_BYTES)));
    }
    put(MILLIS, Math.log(ratio(MILLIS, SOME_MILLIS)));
    return shifts;
  }

  private void put(String measure, double shift) {
    if (before.facts().containsKey(measure) && after.facts().containsKey(measure)) {
      shifts.put(measure, shift);
    }
  }

  private double ratio(String fact, double some) {
    return (after.fact(fact) + some) / (before.fact(fact) + some);
  }

  private static double beyond(double ratio, double low, double high) {
    return ratio > high ? Math.log(ratio / high) : ratio < low ? Math.log(ratio / low) : 0;
  }

  // Files that the post refers to add their bytes, or less if an edition makes them smaller.
  private double size(double low, double high) {
    double files = after.fact(REFERENCE_BYTES) - before.fact(REFERENCE_BYTES);
    double was = before.fact(RenditionMeter.BYTES) + SOME_BYTES;
    double is = after.fact(RenditionMeter.BYTES) + SOME_BYTES;
    double most = was * high + Math.max(0, files) * SIZES;
    double least = files < 0 ? SOME_BYTES : was * low;
    return is > most ? Math.log(is / most) : is < least ? Math.log(is / least) : 0;
  }

  private double pictures() {
    double was = before.fact(RenditionMeter.PICTURES);
    double is = after.fact(RenditionMeter.PICTURES);
    if (edited) {
      return is == 0
              && was > 0
              && after.fact(REFERENCES) >= before.fact(REFERENCES)
              && before.fact(REFERENCES) > 0
          ? -Math.log(was + 1)
          : 0;
    }
    double references = after.fact(REFERENCES) - before.fact(REFERENCES);
    double least = Math.max(0, was + Math.min(0, references));
    double most = was + Math.max(0, references);
    return beyond(is + 1, least + 1, most + 1);
  }

  // An edited post may need another font, but one that had fonts has some.
  private double counted(String fact) {
    boolean isLost = before.fact(fact) > 0 && after.fact(fact) == 0;
    return edited && !isLost ? 0 : Math.log(ratio(fact, 1));
  }
}
