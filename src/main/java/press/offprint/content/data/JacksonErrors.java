package press.offprint.content.data;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Jackson's faults in our words. */
final class JacksonErrors {
  private JacksonErrors() {}

  static DataException of(
      JsonProcessingException e,
      DataException.Kind kind,
      int firstLine,
      String format,
      String hint) {
    JsonLocation at = e.getLocation();
    // Some of Jackson's messages go on with lists of tokens that help nobody.
    String message = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    return new DataException(
        kind,
        "The " + format + " cannot be read: " + message,
        at == null ? firstLine : firstLine + Math.max(0, at.getLineNr() - 1),
        at == null ? 0 : Math.max(0, at.getColumnNr()),
        hint);
  }
}
