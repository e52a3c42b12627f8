package press.offprint.cli.report;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.cli.report.catalog.CatalogReport;
import press.offprint.json.Json;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.UnchangedRunCache.Output;
import press.offprint.pipeline.annotate.Annotation;
import press.offprint.pipeline.remote.PictureFetch;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.ReportJson;
import press.offprint.pipeline.run.RouteInfo;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/**
 * The console output of a command: text for people on standard error, JSON for programs on standard
 * output. A terminal gets colour and a progress bar.
 */
public final class ConsoleListener implements RunListener, AutoCloseable {
  private final boolean json;
  private final boolean quiet;
  private final boolean verbose;
  private final boolean terminal;
  private final PrintWriter err;
  private final PrintWriter out;

  @GuardedBy("this")
  private final List<String> outLines = new ArrayList<>();

  @GuardedBy("this")
  private final List<String> errLines = new ArrayList<>();

  @GuardedBy("this")
  private boolean repeatable;

  @GuardedBy("this")
  private final RunTotals totals = new RunTotals();

  /** The progress bar of the current run, or null. */
  @GuardedBy("this")
  private ProgressBar bar;

  public ConsoleListener(boolean json, boolean quiet, boolean verbose, boolean plain) {
    this.json = json;
    this.quiet = quiet;
    this.verbose = verbose;
    this.terminal = !plain && Boolean.getBoolean("offprint.terminal");
    LoggingSetup.apply(verbose);
    this.err = writer(System.err);
    this.out = writer(System.out);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void begins(int total) {
    if (terminal && !quiet && total > 0) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("Publishing")
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(100)
              .clearDisplayOnFinish()
              .build();
    }
  }

  @Override
  public synchronized void ended(Receipt receipt) {
    // A published or withdrawn post is not reported again by the next run.
    if (receipt.status() == ReceiptStatus.PUBLISHED
        || receipt.status() == ReceiptStatus.WITHDRAWN) {
      forget();
    }
    if (json) {
      String line = ReportJson.of(receipt);
      out.println(line);
      keep(outLines, line);
    }
    if (bar != null) {
      bar.step();
    }
    boolean shown = isShown(receipt);
    totals.add(receipt, shown || receipt.status() == ReceiptStatus.CHECKED);
    if (shown) {
      String reason = reason(receipt);
      line(
          paint(receipt.status(), receipt.status().label())
              + "  "
              + safe(receipt.source() + (reason.isEmpty() ? "" : "  (" + reason + ")")));
      for (Problem problem : receipt.problems()) {
        if (!problem.isAccepted() || verbose) {
          problem(receipt.source(), problem);
        }
      }
    }
  }

  private static String reason(Receipt receipt) {
    int pictures = receipt.outstanding().size();
    return pictures == 0
        ? receipt.hidden().sentence()
        : "copies of " + (pictures == 1 ? "1 picture" : pictures + " pictures") + " later";
  }

  @GuardedBy("this")
  private boolean isShown(Receipt receipt) {
    if (verbose || receipt.status() == ReceiptStatus.REJECTED) {
      return true;
    }
    boolean warned = receipt.problems().stream().anyMatch(problem -> !problem.isAccepted());
    return switch (receipt.status()) {
      case WITHDRAWN -> !quiet;
      case PUBLISHED -> warned || (!quiet && bar == null);
      case CHECKED -> warned && !quiet;
      default -> false;
    };
  }

  @GuardedBy("this")
  private void problem(String source, Problem problem) {
    for (String text : ProblemText.lines(source, problem)) {
      line(text);
    }
  }

  @Override
  public synchronized void closes(RunSummary summary) {
    closeBar();
    if (json) {
      String line = ReportJson.of(summary);
      out.println(line);
      String millis = "\"millis\":";
      keep(outLines, line.replace(millis + summary.millis() + "}", millis + Output.MILLIS + "}"));
    }
    for (Problem problem : summary.problems()) {
      problem("the site", problem);
    }
    List<String> lines = totals.take();
    if (!quiet) {
      lines.forEach(this::line);
      say(SummaryText.of(summary));
      keep(errLines, SummaryText.of(summary, Output.SECONDS));
    }
  }

  @Override
  public synchronized void notice(String message) {
    forget();
    if (!quiet) {
      // An error of a configuration that is being edited has a line for each fault.
      line(safe(Regex.replaceAll(message, "\\R\\s*", " ")));
    }
  }

  /** Prints the results of {@code fetch}. */
  public synchronized void fetched(List<PictureFetch.Result> results) {
    for (PictureFetch.Result result : results) {
      if (json) {
        out.println(FetchReport.json(result));
      } else if (verbose || result.status() != PictureFetch.Status.PRESENT) {
        FetchReport.lines(result).forEach(text -> line(safe(text)));
      }
    }
    if (!quiet) {
      line(FetchReport.summary(results));
    }
  }

  /** Prints why {@code publish} could not fetch pictures, one line for each reason. */
  public synchronized void refused(List<PictureFetch.Result> results) {
    FetchReport.refusals(results).forEach(this::notice);
  }

  /** Prints the files that a command wrote, relative to a folder. */
  public synchronized void wrote(Path folder, List<String> files) {
    if (json) {
      out.println(Json.write(Map.of("folder", folder.toString(), "written", List.copyOf(files))));
    } else if (!quiet) {
      files.forEach(file -> line("written  " + safe(folder.resolve(file).toString())));
    }
  }

  /** Prints an error, also with {@code -q}. */
  public synchronized void error(List<String> lines) {
    forget();
    lines.forEach(this::line);
  }

  /** Prints lines on standard output. */
  public synchronized void print(List<String> lines) {
    lines.forEach(out::println);
  }

  /** Prints the table of routes. */
  public synchronized void routes(List<RouteInfo> routes) {
    if (json) {
      routes.forEach(route -> out.println(ReportJson.of(route)));
      return;
    }
    RouteTable.lines(routes).forEach(out::println);
  }

  /** Prints the result of {@code annotate} for one post; complete posts with {@code -v} only. */
  public synchronized void show(Annotation annotation) {
    boolean complete = annotation.outcome() == Annotation.Outcome.COMPLETE;
    if (json) {
      out.println(AnnotationText.json(annotation));
    } else if (complete ? verbose : !quiet || !annotation.message().isEmpty()) {
      AnnotationText.lines(annotation).forEach(line -> out.println(safe(line)));
    }
  }

  /**
   * Prints one source of the catalog on standard output.
   *
   * @param all true to print its details, too
   */
  public synchronized void show(CatalogReport.Item item, boolean all) {
    if (json) {
      out.println(CatalogReportJson.of(item));
      return;
    }
    CatalogEntry entry = item.entry();
    String reason = item.hidden().sentence();
    out.println(
        CatalogReportText.label(entry.status())
            + "  "
            + safe(entry.source() + (reason.isEmpty() ? "" : "  (" + reason + ")")));
    for (Problem problem : item.problems()) {
      ProblemText.lines(entry.source(), problem).forEach(out::println);
    }
    String attempts = CatalogReportText.attempts(item);
    if (!attempts.isEmpty()) {
      out.println("    " + attempts);
    }
    if (all) {
      CatalogReportText.details(item).forEach(line -> out.println("    " + safe(line)));
    }
  }

  /** Prints the number of sources by result. */
  public synchronized void totals(CatalogReport report) {
    if (!json) {
      DeliveryStatusText.lines(report.deliveries()).forEach(out::println);
    }
    out.println(json ? CatalogReportJson.sums(report) : CatalogReportText.sums(report));
  }

  /** Returns the exit code of a run. */
  public int exitCode(RunSummary summary) {
    return summary.exitCode().value();
  }

  /** Starts to record the output. An event that no later run would repeat ends the recording. */
  public synchronized void record() {
    repeatable = true;
  }

  /** Returns the output since {@link #record}; empty if the next run would print another. */
  public synchronized Optional<Output> output() {
    return repeatable ? Optional.of(new Output(outLines, errLines)) : Optional.empty();
  }

  @GuardedBy("this")
  private void line(String text) {
    say(text);
    keep(errLines, text);
  }

  @GuardedBy("this")
  private void keep(List<String> lines, String line) {
    if (repeatable) {
      lines.add(line);
    }
  }

  @GuardedBy("this")
  private void forget() {
    repeatable = false;
    outLines.clear();
    errLines.clear();
  }

  @GuardedBy("this")
  private void say(String text) {
    if (bar != null) {
      err.print("\r\u001b[K");
    }
    err.println(text);
  }

  private String paint(ReceiptStatus status, String word) {
    if (!terminal) {
      return word;
    }
    String color =
        switch (status) {
          case PUBLISHED -> "32";
          case REJECTED -> "31";
          case WITHDRAWN -> "33";
          case UNCHANGED, IGNORED, CHECKED -> "2";
        };
    return "\u001b[" + color + "m" + word + "\u001b[0m";
  }

  private static String safe(String name) {
    return ProblemText.safe(name);
  }

  @GuardedBy("this")
  private void closeBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public synchronized void close() {
    closeBar();
    out.flush();
    err.flush();
  }
}
