package press.offprint.pipeline.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import press.offprint.catalog.history.MeasuredRendition;
import press.offprint.pipeline.guard.measure.RenditionMeter;
import press.offprint.pipeline.guard.measure.RobustSpread;
import press.offprint.pipeline.guard.measure.Shifts;
import press.offprint.pipeline.guard.measure.SiteShifts;

/**
 * Finds what is odd in a run, by what was usual on the site. A pure function.
 *
 * <p>A value is odd if its distance from the median of the past is many times the usual distance.
 * The usual distance is never below a small one, because a past without any change would make every
 * change odd.
 */
final class RunJudge {
  /** The name of the fact that is 1 if the source of a rendition was edited, else 0. */
  static final String EDITED = "edited";

  static final String REJECTED = "rejected";
  static final String WITHDRAWN = "withdrawn";

  /** An odd value is so many times farther from the median than usual. */
  private static final double TIMES = 8;

  /** The distances that are always usual: of one rendition, of a whole run, of its time. */
  private static final double LEAST_OF_POST = 0.06;

  private static final double LEAST_OF_RUN = 0.02;
  private static final double LEAST_OF_TIME = 0.2;
  private static final double LEAST_OF_SITE = 0.08;

  /** So many posts may always be rejected or withdrawn. */
  private static final int FEW = 3;

  private static final int TENTH = 10;
  private static final int QUARTER = 4;
  private static final int TIMED = 8;

  private final GuardBaseline baseline;
  private final int published;

  /**
   * Creates the judge.
   *
   * @param published the number of posts of the site
   */
  RunJudge(GuardBaseline baseline, int published) {
    this.baseline = baseline;
    this.published = published;
  }

  /**
   * Judges a run.
   *
   * @param measures of all renditions of the run
   * @param posts the number of posts that were made
   * @param rejected the number of posts that were published and are rejected now
   */
  RunVerdict judge(List<MeasuredRendition> measures, int posts, int rejected) {
    if (!baseline.isKnown()) {
      return RunVerdict.ORDINARY;
    }
    Map<String, List<String>> odd = new TreeMap<>();
    for (MeasuredRendition measured : measures) {
      List<String> reasons = ofPost(measured);
      if (!reasons.isEmpty()) {
        odd.computeIfAbsent(measured.source(), s -> new ArrayList<>()).addAll(reasons);
      }
    }
    List<String> run = new ArrayList<>();
    if (isMany(REJECTED, rejected)) {
      run.add(rejected + " of " + published + " published posts are rejected now");
    }
    if (odd.size() > 1 && odd.size() * TENTH >= posts) {
      run.add(odd.size() + " of " + posts + " posts are odd: " + example(odd));
    }
    run.addAll(ofAll(measures));
    return new RunVerdict(run, odd);
  }

  /**
   * Judges the changes of the files of the whole site.
   *
   * @param shifts as {@link SiteShifts} names them
   * @return the reasons; none before ten runs
   */
  List<String> ofSite(Map<String, Double> shifts) {
    List<String> reasons = new ArrayList<>();
    shifts.forEach(
        (name, shift) -> {
          if (baseline.isKnown() && baseline.runFact(name).isFar(shift, TIMES, LEAST_OF_SITE)) {
            int at = name.lastIndexOf('.');
            reasons.add(
                name.substring(SiteShifts.PREFIX.length(), at)
                    + ": "
                    + text(name.substring(at + 1), shift));
          }
        });
    return reasons;
  }

  /** Returns true if so many posts at once are unusual, and more than a tenth of all. */
  boolean isMany(String fact, int count) {
    RobustSpread usual = baseline.runFact(fact);
    return baseline.isKnown()
        && count > FEW
        && count * TENTH >= published
        && usual.isFar(count, FEW, 1);
  }

  private static String example(Map<String, List<String>> odd) {
    String source = odd.keySet().iterator().next();
    return source + ", " + String.join(", ", new TreeSet<>(odd.get(source)));
  }

  private List<String> ofPost(MeasuredRendition measured) {
    List<String> reasons = new ArrayList<>();
    boolean edited = measured.fact(EDITED) > 0;
    new TreeMap<>(measured.shifts())
        .forEach(
            (measure, shift) -> {
              RobustSpread usual = baseline.shift(measured.edition(), measure, edited);
              // The time of one post depends on the machine more than on the post.
              if (!measure.equals(Shifts.MILLIS) && usual.isFar(shift, TIMES, LEAST_OF_POST)) {
                reasons.add(measured.edition() + ": " + text(measure, shift));
              }
            });
    return reasons;
  }

  private List<String> ofAll(List<MeasuredRendition> measures) {
    List<String> reasons = new ArrayList<>();
    facts(measures)
        .forEach(
            (name, value) -> {
              String edition = name.substring(0, name.indexOf('.'));
              String measure = name.substring(name.indexOf('.') + 1);
              boolean isTime = measure.equals(Shifts.MILLIS);
              RobustSpread usual = baseline.runFact(name);
              if (isTime
                  ? baseline.isKnown(name)
                      && value > usual.median()
                      && usual.isFar(value, TIMES, LEAST_OF_TIME)
                  : usual.isFar(value, TIMES, LEAST_OF_RUN)) {
                reasons.add("half of all posts, " + edition + ": " + text(measure, value));
              }
            });
    return reasons;
  }

  /**
   * Returns the medians of changes of the whole site by edition and measure, as they are kept for
   * later runs: of the posts whose sources are the same, if they are many.
   */
  Map<String, Double> facts(List<MeasuredRendition> measures) {
    Map<String, List<Double>> all = new TreeMap<>();
    Map<String, List<Double>> times = new TreeMap<>();
    for (MeasuredRendition measured : measures) {
      if (measured.shifts().containsKey(Shifts.MILLIS)) {
        times
            .computeIfAbsent(measured.edition() + '.' + Shifts.MILLIS, n -> new ArrayList<>())
            .add(measured.shifts().get(Shifts.MILLIS));
      }
      if (measured.fact(EDITED) == 0) {
        measured
            .shifts()
            .forEach(
                (measure, shift) ->
                    all.computeIfAbsent(measured.edition() + '.' + measure, n -> new ArrayList<>())
                        .add(shift));
      }
    }
    Map<String, Double> medians = new TreeMap<>();
    all.forEach(
        (name, values) -> {
          if (values.size() >= FEW && values.size() * QUARTER >= published) {
            medians.put(name, RobustSpread.medianOf(values));
          }
        });
    medians.keySet().removeIf(name -> name.endsWith('.' + Shifts.MILLIS));
    times.forEach(
        (name, values) -> {
          if (values.size() >= TIMED) {
            medians.put(name, RobustSpread.medianOf(values));
          }
        });
    return medians;
  }

  private static String text(String measure, double shift) {
    String noun =
        switch (measure) {
          case RenditionMeter.BYTES -> "size";
          case RenditionMeter.FONT_BYTES -> "size of the fonts";
          case Shifts.WORDS -> "words read from the source";
          case Shifts.MILLIS -> "time of work";
          default -> measure;
        };
    double ratio = Math.exp(shift);
    return noun
        + (ratio < 1 ? " fell to " + percent(ratio) : " rose to " + percent(ratio))
        + " of what the edits explain";
  }

  private static String percent(double ratio) {
    return ratio < 10
        ? String.format(Locale.ROOT, "%.0f %%", ratio * 100)
        : String.format(Locale.ROOT, "%.0f times", ratio);
  }
}
