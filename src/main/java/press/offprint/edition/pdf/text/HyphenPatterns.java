package press.offprint.edition.pdf.text;

import java.util.Optional;
import press.offprint.model.bytes.Bytes;

/** Where a language's words may be divided: the port through which patterns are reached. */
@FunctionalInterface
public interface HyphenPatterns {

  /** No language has patterns: words stay whole. */
  HyphenPatterns NONE = language -> Optional.empty();

  /**
   * Patterns of Liang's algorithm as UTF-8 text, one a line in TeX's notation such as {@code
   * .ab3i}; a line that begins with {@code =} is a whole word with its hyphens.
   *
   * @param language BCP 47 tag in lower case, such as {@code en-gb}
   */
  Optional<Bytes> patterns(String language);
}
