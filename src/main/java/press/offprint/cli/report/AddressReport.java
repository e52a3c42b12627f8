package press.offprint.cli.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import press.offprint.catalog.address.SecretAddress;
import press.offprint.json.JsonObject;

/** A secret address as a line for people, or as a JSON object; its secret is not known. */
public final class AddressReport {
  private AddressReport() {}

  /** Returns the line of an address. */
  public static String line(SecretAddress address) {
    String target =
        address.kind() == SecretAddress.Kind.DRAFT
            ? address.target()
            : (address.target().isEmpty() ? "all posts" : address.target().substring(1))
                + ", "
                + address.rhythm();
    String used = address.usedAt() == 0 ? "never used" : "last used " + day(address.usedAt());
    return String.format(
        Locale.ROOT,
        "%d  %-6s  %s  (valid until %s, %s)",
        address.id(),
        address.kind().label(),
        ProblemText.safe(target),
        day(address.expiresAt()),
        used);
  }

  private static String day(long millis) {
    return time(millis).substring(0, "2000-01-01".length());
  }

  private static String time(long millis) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
  }

  /** Returns the JSON of an address; times are in ISO 8601. */
  public static JsonObject json(SecretAddress address) {
    JsonObject json =
        new JsonObject()
            .put("id", address.id())
            .put("kind", address.kind().label())
            .put("target", address.target())
            .put("created", time(address.createdAt()))
            .put("expires", time(address.expiresAt()));
    if (address.usedAt() > 0) {
      json.put("used", time(address.usedAt()));
    }
    return address.rhythm().isEmpty() ? json : json.put("rhythm", address.rhythm());
  }
}
