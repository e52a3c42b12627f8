package press.offprint.content.maths;

import java.util.Optional;

/** Typesets TeX as MathML. Thread-safe. */
public final class Maths {

  /**
   * The formula as one {@code math} element: well-formed XML with its namespace, {@code alttext}
   * and an {@code annotation} that hold the TeX source.
   *
   * @param tex without delimiters
   * @param display true for a formula on its own line
   * @return empty where it is not valid TeX, too long, or takes too much time
   */
  public Optional<String> mathml(String tex, boolean display) {
    return Optional.empty();
  }
}
