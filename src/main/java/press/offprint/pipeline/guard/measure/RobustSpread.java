package press.offprint.pipeline.guard.measure;

import java.util.List;

/**
 * The usual value of a measure and its usual distance from that: median and median absolute
 * deviation, which single odd values do not move.
 *
 * @param scale the deviation, as large as the standard deviation of a normal distribution
 */
public record RobustSpread(double median, double scale) {
  // The deviation of a normal distribution is so many times its standard deviation.
  private static final double NORMAL = 1.4826;

  /** Returns the spread of values; 0 and 0 if there are none. */
  public static RobustSpread of(List<Double> values) {
    double median = medianOf(values);
    List<Double> distances = values.stream().map(value -> Math.abs(value - median)).toList();
    return new RobustSpread(median, NORMAL * medianOf(distances));
  }

  /** Returns the middle value, 0 if there is none. */
  public static double medianOf(List<Double> values) {
    if (values.isEmpty()) {
      return 0;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /**
   * Returns true if a value is farther from the median than {@code times} the usual distance.
   *
   * @param least the distance that is usual even if no value of the past differed
   */
  public boolean isFar(double value, double times, double least) {
    return Math.abs(value - median) > times * Math.max(scale, least);
  }
}
