package press.offprint.deliver.plan;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import press.offprint.json.JsonObject;
import press.offprint.model.bytes.Bytes;

/**
 * A message about a run that needs a person.
 *
 * @param site the title of the site
 * @param baseUrl the address of the site, empty if it has none
 * @param causes what happened and how to go on, each a line for people
 */
public record Alarm(Kind kind, Instant at, String site, String baseUrl, List<String> causes) {
  // A message stays well below a megabyte, and is read by a person.
  private static final int LISTED = 50;

  public Alarm {
    causes = List.copyOf(causes);
  }

  /** The reason of an alarm. */
  public enum Kind {
    /** Results wait until a person releases them. */
    HELD("results wait for a person"),
    /** Results are odd for the site, and are published. */
    ODD("results are odd"),
    /** Files could not be made or stored because of a fault. */
    FAILED("a run failed"),
    /** Posts are rejected because of errors in them. */
    REJECTED("posts are rejected");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Returns the name in the configuration. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the title, one line. */
  public String title() {
    return site + ": " + kind.words;
  }

  /** Returns the whole message as plain text. */
  public String text() {
    StringBuilder text = new StringBuilder(title()).append("\n\n");
    causes.stream().limit(LISTED).forEach(cause -> text.append("- ").append(cause).append('\n'));
    if (causes.size() > LISTED) {
      text.append("and ").append(causes.size() - LISTED).append(" more\n");
    }
    return text.append('\n').append(at).append(baseUrl.isEmpty() ? "" : "  " + baseUrl).toString();
  }

  /** Returns the message as a JSON object: {@code type}, {@code timestamp} and {@code data}. */
  public String json() {
    return new JsonObject()
        .put("type", "run." + kind.label())
        .put("timestamp", at.toString())
        .put(
            "data",
            new JsonObject()
                .put("site", baseUrl)
                .put("title", title())
                .put("count", causes.size())
                .put("causes", causes.stream().limit(LISTED).toList()))
        .toString();
  }

  /** Returns a hash of what happened; two runs with the same causes have the same. */
  public String fingerprint() {
    return Bytes.utf8(String.join("\n", causes)).sha256();
  }
}
