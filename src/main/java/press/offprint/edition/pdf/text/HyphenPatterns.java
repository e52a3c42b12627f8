package press.offprint.edition.pdf.text;

import java.util.Optional;
import press.offprint.model.bytes.Bytes;

/** The port through which the PDF edition reads hyphenation patterns. */
@FunctionalInterface
public interface HyphenPatterns {

  /** A source without patterns: no word is hyphenated. */
  HyphenPatterns NONE = language -> Optional.empty();

  /**
   * Returns the patterns of Liang's algorithm as UTF-8 text, one per line in the notation of TeX,
   * such as {@code .ab3i}. A line that begins with {@code =} is a whole word with its hyphens.
   * Empty if the language has no patterns.
   *
   * @param language BCP 47 tag in lower case, such as {@code en-gb}
   */
  Optional<Bytes> patterns(String language);
}
