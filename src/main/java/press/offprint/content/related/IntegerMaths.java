package press.offprint.content.related;

/** Roots and logarithms of integers, because those of floating point may differ by platform. */
final class IntegerMaths {
  private IntegerMaths() {}

  /** Returns the square root of a number of 0 or more, rounded down. */
  static long root(long number) {
    long root = (long) Math.sqrt((double) number);
    while (root * root > number) {
      root--;
    }
    while ((root + 1) * (root + 1) <= number) {
      root++;
    }
    return root;
  }

  /** Returns the logarithm to base 2 of a number of 1 or more, rounded up. */
  static int logarithm(long number) {
    return Long.SIZE - Long.numberOfLeadingZeros(number - 1);
  }
}
