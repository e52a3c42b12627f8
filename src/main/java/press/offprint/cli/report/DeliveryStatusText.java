package press.offprint.cli.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import press.offprint.catalog.delivery.DeliveryAttempt;
import press.offprint.catalog.delivery.DeliveryReceipt;
import press.offprint.deliver.DeliveryStatus;
import press.offprint.json.JsonObject;

/** The targets and receipts of deliveries, as {@code status} and {@code show} print them. */
final class DeliveryStatusText {
  private DeliveryStatusText() {}

  /** Returns one line for each target, and the reason below a target that lacks files. */
  static List<String> lines(DeliveryStatus status) {
    List<String> lines = new ArrayList<>();
    for (DeliveryStatus.TargetState state : status.targets()) {
      String name = "delivery  " + state.target().name() + "  ";
      if (state.last().isEmpty()) {
        lines.add(name + "nothing was delivered yet");
        continue;
      }
      DeliveryAttempt last = state.last().get();
      String waiting = last.waiting() > 0 ? ", " + last.waiting() + " waiting" : "";
      lines.add(name + state.files() + " files" + waiting + ", last at " + time(last.at()));
      if (!last.reason().isEmpty()) {
        lines.add("    " + ProblemText.safe(last.reason()));
        lines.add("        " + ProblemText.safe(last.hint()));
      }
    }
    return lines;
  }

  /** Returns an object for each target. */
  static List<JsonObject> json(DeliveryStatus status) {
    return status.targets().stream().map(DeliveryStatusText::json).toList();
  }

  private static JsonObject json(DeliveryStatus.TargetState state) {
    JsonObject json =
        new JsonObject()
            .put("target", state.target().name())
            .put("kind", state.target().kind())
            .put("files", state.files());
    state
        .last()
        .ifPresent(
            last -> {
              json.put("waiting", last.waiting())
                  .put("at", time(last.at()))
                  .put("failures", last.failures());
              if (!last.reason().isEmpty()) {
                json.put("reason", last.reason())
                    .put("hint", last.hint())
                    .put("nextAt", time(last.nextAt()));
              }
            });
    return json;
  }

  /** Returns an object for each receipt. */
  static List<JsonObject> receipts(List<DeliveryReceipt> receipts) {
    return receipts.stream()
        .map(
            receipt ->
                new JsonObject()
                    .put("target", receipt.target())
                    .put("path", receipt.path())
                    .put("sha256", receipt.sha256())
                    .put("sent", receipt.sent())
                    .put("at", time(receipt.at())))
        .toList();
  }

  /** Returns the target, the time and the path of a receipt. */
  static String line(DeliveryReceipt receipt) {
    return receipt.target()
        + "  "
        + receipt.path()
        + (receipt.sent() ? "  " + time(receipt.at()) : "  (not known to have arrived)");
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
