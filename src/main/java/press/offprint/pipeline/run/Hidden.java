package press.offprint.pipeline.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import press.offprint.json.JsonObject;

/**
 * The reason why a source is not published, with its dates.
 *
 * @param place the folder or file that is the cause, relative to the content folder; empty if it is
 *     the source itself
 * @param visibleFrom the time at which a date shows the post, in ISO 8601; empty if no date does
 * @param visibleUntil the time at which the post expired, in ISO 8601; empty if it did not
 */
public record Hidden(HiddenReason reason, String place, String visibleFrom, String visibleUntil) {
  /** The value for a source that is not hidden. */
  public static final Hidden NONE = because(HiddenReason.NONE, "");

  /** Returns a reason without a date. */
  public static Hidden because(HiddenReason reason, String place) {
    return new Hidden(reason, place, "", "");
  }

  /** Returns the reason of a post whose date is in the future. */
  public static Hidden from(Instant date) {
    return new Hidden(HiddenReason.FUTURE, "", text(date), "");
  }

  /** Returns the reason of a post that expired. */
  public static Hidden until(Instant date) {
    return new Hidden(HiddenReason.EXPIRED, "", "", text(date));
  }

  private static String text(Instant date) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
  }

  /** Returns the same reason with the file or folder that is its cause. */
  public Hidden at(String cause) {
    return new Hidden(reason, cause, visibleFrom, visibleUntil);
  }

  /** Returns true if there is a reason. */
  public boolean isHidden() {
    return reason != HiddenReason.NONE;
  }

  /** Adds the reason to the JSON of a source. */
  public JsonObject into(JsonObject json) {
    if (isHidden()) {
      json.put("reason", reason.label());
    }
    if (!place.isEmpty()) {
      json.put("place", place);
    }
    if (!visibleFrom.isEmpty()) {
      json.put("visibleFrom", visibleFrom);
    }
    if (!visibleUntil.isEmpty()) {
      json.put("visibleUntil", visibleUntil);
    }
    return json;
  }

  /** Returns the reason in the JSON of a source. */
  static Hidden read(JsonObject json) {
    return json.has("reason")
        ? new Hidden(
            HiddenReason.valueOf(json.text("reason").toUpperCase(Locale.ROOT)),
            json.text("place"),
            json.text("visibleFrom"),
            json.text("visibleUntil"))
        : NONE;
  }

  /** Returns one sentence for people: the reason and the next step. */
  public String sentence() {
    String cause = place.isEmpty() ? "" : " " + place + ":";
    return switch (reason) {
      case NONE -> "";
      case DRAFT -> "draft," + cause + " published with --drafts only";
      case FUTURE -> "future," + cause + " published on " + visibleFrom + ", or now with --future";
      case EXPIRED -> "expired," + cause + " not published since " + visibleUntil;
      case HEADLESS -> "headless," + cause + " the front matter asks for no page";
      case UNDERSCORE ->
          "in " + place + ", whose name begins with _; rename it to publish what it holds";
      case BUNDLE -> "part of the page bundle " + place + " and no post";
    };
  }
}
