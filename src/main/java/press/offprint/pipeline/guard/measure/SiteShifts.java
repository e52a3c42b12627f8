package press.offprint.pipeline.guard.measure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Bytes;

/**
 * The changes of the files of the whole site against the published ones, as natural logarithms of
 * ratios that the number of posts does not explain. A pure function.
 */
public final class SiteShifts {
  /** The beginning of the names. */
  public static final String PREFIX = "site.";

  // Constants of a few lines keep the ratios of small files small.
  private static final double SOME_LETTERS = 500;
  private static final double SOME_BYTES = 2_000;
  private static final double SOME_POSTS = 3;

  private SiteShifts() {}

  /**
   * Returns the median change of each edition by the name of its measure. A file that is new has no
   * change.
   *
   * @param published returns the published file at a path
   */
  public static Map<String, Double> of(
      List<Rendition> files, Function<String, Optional<Bytes>> published, SiteCounts counts) {
    double posts = (counts.now() + SOME_POSTS) / (counts.before() + SOME_POSTS);
    Map<String, List<Double>> all = new TreeMap<>();
    for (Rendition file : files) {
      published
          .apply(file.path())
          .ifPresent(
              old -> {
                String name = PREFIX + file.edition() + '.';
                put(all, name + RenditionMeter.BYTES, old.length(), file.content().length(), posts);
                if (isMarkup(file)) {
                  put(
                      all,
                      name + RenditionMeter.TEXT,
                      letters(old),
                      letters(file.content()),
                      posts);
                }
              });
    }
    Map<String, Double> medians = new TreeMap<>();
    all.forEach((name, values) -> medians.put(name, RobustSpread.medianOf(values)));
    return medians;
  }

  private static boolean isMarkup(Rendition file) {
    return file.mediaType().contains("html") || file.mediaType().contains("xml");
  }

  private static double letters(Bytes content) {
    return MarkupFacts.of(new String(content.toArray(), StandardCharsets.UTF_8)).letters();
  }

  private static void put(
      Map<String, List<Double>> all, String name, double before, double after, double posts) {
    double some = name.endsWith(RenditionMeter.TEXT) ? SOME_LETTERS : SOME_BYTES;
    double ratio = (after + some) / (before + some);
    double high = Math.max(1, posts);
    double low = Math.min(1, posts);
    double shift = ratio > high ? Math.log(ratio / high) : ratio < low ? Math.log(ratio / low) : 0;
    all.computeIfAbsent(name, n -> new ArrayList<>()).add(shift);
  }
}
