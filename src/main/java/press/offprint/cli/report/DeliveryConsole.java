package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.offprint.deliver.Deliveries;
import press.offprint.deliver.DeliveryListener;
import press.offprint.deliver.DeliveryResult;
import press.offprint.deliver.PublishedSource;
import press.offprint.deliver.plan.DeliveryFile;
import press.offprint.deliver.plan.DeliveryPlan;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.run.ReportJson;

/** The console output of deliveries. */
public final class DeliveryConsole implements DeliveryListener {
  private final ConsoleListener console;
  private final boolean all;
  private final boolean json;
  private final boolean verbose;

  /**
   * Output of a delivery that follows a run: text for people only, and none if nothing was to send.
   *
   * @param verbose true for a line for each file
   */
  public DeliveryConsole(ConsoleListener console, boolean verbose) {
    this(console, false, false, verbose);
  }

  /**
   * Output of the command {@code deliver}.
   *
   * @param all true to print the targets that are complete, too
   * @param json true for an object for each file and target on standard output
   */
  public DeliveryConsole(ConsoleListener console, boolean all, boolean json, boolean verbose) {
    this.console = console;
    this.all = all;
    this.json = json;
    this.verbose = verbose;
  }

  /**
   * Delivers after a run, which no failure of a delivery ends.
   *
   * @return true if all targets have all that is published
   */
  public static boolean deliver(
      Deliveries deliveries, PublishedSource source, ConsoleListener console) {
    try {
      return deliveries.run(source, new DeliveryConsole(console, false)).stream()
          .allMatch(DeliveryResult::isComplete);
    } catch (OffprintException e) {
      console.error(List.of("The files were not delivered. " + ProblemText.safe(e.getMessage())));
    } catch (RuntimeException e) {
      console.error(
          List.of(
              "The files were not delivered because of a fault in Offprint: "
                  + ProblemText.safe(RootCauses.message(e))));
    }
    return false;
  }

  @Override
  public void sent(String target, DeliveryFile file) {
    step("sent", target, file.path(), file.sha256(), file.bytes());
  }

  @Override
  public void deleted(String target, String path) {
    step("deleted", target, path, "", 0);
  }

  private void step(String status, String target, String path, String sha256, long bytes) {
    if (json) {
      JsonObject object =
          new JsonObject().put("target", target).put("path", path).put("status", status);
      if (!sha256.isEmpty()) {
        object.put("sha256", sha256).put("bytes", bytes);
      }
      console.print(List.of(object.toString()));
    } else if (verbose) {
      console.notice(status + "  " + target + "  " + path);
    }
  }

  @Override
  public void ended(DeliveryResult result) {
    if (json) {
      console.print(
          List.of(
              new JsonObject()
                  .put("target", result.target())
                  .put("kind", result.kind())
                  .put("sent", result.sent())
                  .put("deleted", result.deleted())
                  .put("waiting", result.waiting())
                  .put("problems", ReportJson.problems(result.problems()))
                  .put("millis", result.millis())
                  .toString()));
    }
    if (!result.problems().isEmpty()) {
      List<String> lines = new ArrayList<>();
      lines.add("undelivered  " + result.target() + "  " + counts(result));
      for (Problem problem : result.problems()) {
        lines.addAll(ProblemText.lines("deliver." + result.target(), problem));
      }
      console.error(lines);
    } else if (result.sent() + result.deleted() + result.waiting() > 0) {
      console.notice("delivered  " + result.target() + "  " + counts(result));
    } else if (all && !json) {
      console.notice("unchanged  " + result.target() + "  has all that is published");
    }
  }

  private static String counts(DeliveryResult result) {
    List<String> parts = new ArrayList<>();
    parts.add(files(result.sent()) + " sent");
    if (result.deleted() > 0) {
      parts.add(result.deleted() + " deleted");
    }
    if (result.waiting() > 0) {
      parts.add(result.waiting() + " waiting");
    }
    return String.join(", ", parts);
  }

  private static String files(int count) {
    return count == 1 ? "1 file" : count + " files";
  }

  @Override
  public void notice(String message) {
    console.notice(message);
  }

  /** Prints what a delivery would send and delete. */
  public void plan(DeliveryPlan plan) {
    plan.send().forEach(file -> planned("send", plan, file.path(), file.bytes()));
    plan.delete().forEach(path -> planned("delete", plan, path, 0));
    if (json) {
      console.print(
          List.of(
              new JsonObject()
                  .put("target", plan.target())
                  .put("send", plan.send().size())
                  .put("delete", plan.delete().size())
                  .put("held", plan.held())
                  .toString()));
      return;
    }
    String held = plan.held() > 0 ? ", " + plan.held() + " to delete with permission only" : "";
    console.print(
        List.of(
            plan.target()
                + ": "
                + files(plan.send().size())
                + " to send, "
                + plan.delete().size()
                + " to delete"
                + held
                + "."));
  }

  private void planned(String operation, DeliveryPlan plan, String path, long bytes) {
    console.print(
        List.of(
            json
                ? new JsonObject()
                    .put("target", plan.target())
                    .put("path", path)
                    .put("operation", operation)
                    .put("bytes", bytes)
                    .toString()
                : String.format(
                    Locale.ROOT, "%-8s%s  %s", operation, plan.target(), ProblemText.safe(path))));
  }

  /** Prints the last line of the command. */
  public void summary(List<DeliveryResult> results, int exitCode) {
    if (json) {
      JsonObject summary =
          new JsonObject()
              .put("targets", results.size())
              .put("complete", results.stream().filter(DeliveryResult::isComplete).count())
              .put("sent", results.stream().mapToInt(DeliveryResult::sent).sum())
              .put("deleted", results.stream().mapToInt(DeliveryResult::deleted).sum())
              .put("waiting", results.stream().mapToInt(DeliveryResult::waiting).sum())
              .put("exitCode", exitCode);
      console.print(List.of(new JsonObject().put("summary", summary).toString()));
    }
  }
}
