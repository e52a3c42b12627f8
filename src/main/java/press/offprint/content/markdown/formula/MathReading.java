package press.offprint.content.markdown.formula;

import com.vladsch.flexmark.util.data.DataKey;
import java.util.Locale;
import java.util.Optional;

/** The reading of formulas: which texts between dollar signs and brackets are formulas. */
public enum MathReading {
  /** No text is a formula. */
  OFF,
  /** A text that holds TeX is a formula; a short text is one if the post holds such a formula. */
  AUTO,
  /** Each text that is not a price is a formula. */
  ON;

  /** The option of a parser. */
  public static final DataKey<MathReading> KEY = new DataKey<>("OFFPRINT_MATHS", AUTO);

  /** Returns the reading that a setting names, with any case; empty for another word. */
  public static Optional<MathReading> of(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "on", "true", "yes" -> Optional.of(ON);
      case "off", "false", "no" -> Optional.of(OFF);
      case "auto" -> Optional.of(AUTO);
      default -> Optional.empty();
    };
  }
}
