package press.offprint.catalog.history;

import java.util.Map;

/**
 * The measures of a published rendition, and their changes since the rendition before it.
 *
 * @param run the number of the run, 0 before it has one
 * @param fingerprint of the source from which it was made
 * @param facts numbers by name, such as the pages of a PDF
 * @param shifts the natural logarithms of changes that the source does not explain, by measure;
 *     empty for the first rendition of its edition
 */
public record MeasuredRendition(
    long run,
    String source,
    String edition,
    String fingerprint,
    Map<String, Double> facts,
    Map<String, Double> shifts) {
  public MeasuredRendition {
    facts = Map.copyOf(facts);
    shifts = Map.copyOf(shifts);
  }

  /** Returns a number of the rendition, 0 if it has none of that name. */
  public double fact(String name) {
    return facts.getOrDefault(name, 0.0);
  }

  /** Returns the same measures with the changes since an earlier rendition. */
  public MeasuredRendition withShifts(Map<String, Double> changes) {
    return new MeasuredRendition(run, source, edition, fingerprint, facts, changes);
  }
}
