package press.offprint.content.data;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import press.offprint.model.interrupt.Regex;

/** The conversion of Jackson's exceptions. */
final class JacksonErrors {
  private JacksonErrors() {}

  /**
   * Returns {@code e} with its line counted from {@code firstLine}, the one-based line of the text.
   */
  static DataException of(
      JsonProcessingException e,
      DataException.Kind kind,
      int firstLine,
      String format,
      String hint) {
    JsonLocation at = e.getLocation();
    // Further lines of Jackson's messages list tokens, which do not help an author.
    String first = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    // The start of an array or an object is reported with the source, which is never shown.
    String words = Regex.replaceFirst(first, "\\s*\\((?:for|start marker).*$", "");
    // A limit is followed by the name of the method that has it.
    String message = Regex.replaceFirst(words, ", from `[^`]*`", "");
    return new DataException(
        kind,
        "The " + format + " cannot be read: " + message,
        at == null ? firstLine : firstLine + Math.max(0, at.getLineNr() - 1),
        at == null ? 0 : Math.max(0, at.getColumnNr()),
        hint);
  }
}
