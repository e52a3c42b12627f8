package press.offprint.web.api;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReportJson;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;

/**
 * Runs of the press that somebody outside asked for. Who accepts {@code application/x-ndjson} gets
 * each receipt as it comes; all others get everything at the end.
 */
final class RunEndpoint {
  private static final String LINES = "application/x-ndjson";
  private static final int THREADS = 4;
  private static final long LONGEST_MINUTES = 60;

  private final Vertx vertx;
  // Vert.x ends an executor, and interrupts its work, once nobody holds it any more.
  private final WorkerExecutor workers;

  RunEndpoint(Vertx vertx) {
    this.vertx = vertx;
    this.workers =
        vertx.createSharedWorkerExecutor(
            "offprint-desk", THREADS, LONGEST_MINUTES, TimeUnit.MINUTES);
  }

  /** Work with the press that tells its receipts to a listener. */
  interface Run {
    RunSummary start(RunListener client);
  }

  /** Work that changes something: it may take long, and readers do not wait for it. */
  <T> Future<T> change(Callable<T> work) {
    return workers.executeBlocking(work, false);
  }

  void start(RoutingContext call, Run run, Runnable form, Consumer<Throwable> failed) {
    String accept = String.valueOf(call.request().getHeader("Accept"));
    boolean lines = accept.contains(LINES);
    Teller teller = new Teller(vertx, call, lines);
    change(() -> run.start(teller))
        .onFailure(failed::accept)
        .onSuccess(
            summary -> {
              if (lines) {
                teller.head();
                call.response().end(ReportJson.of(summary) + "\n");
              } else if (accept.contains("text/html")) {
                form.run();
              } else {
                Responses.send(
                    call,
                    200,
                    ResponseBody.of(Api.JSON, whole(teller, summary)),
                    Responses.PRIVATE);
              }
            });
  }

  private static String whole(Teller teller, RunSummary summary) {
    synchronized (teller.receipts) {
      String receipts = "{\"receipts\":[" + String.join(",", teller.receipts) + "],";
      return receipts + ReportJson.of(summary).substring(1);
    }
  }

  private static final class Teller implements RunListener {
    private final Context context;
    private final RoutingContext call;
    private final boolean lines;
    private final List<String> receipts = new ArrayList<>();
    private boolean begun;

    Teller(Vertx vertx, RoutingContext call, boolean lines) {
      this.context = vertx.getOrCreateContext();
      this.call = call;
      this.lines = lines;
    }

    private void head() {
      if (!begun) {
        begun = true;
        call.response()
            .setChunked(true)
            .putHeader("Content-Type", LINES)
            .putHeader("Cache-Control", Responses.PRIVATE);
      }
    }

    @Override
    public void ended(Receipt receipt) {
      String line = ReportJson.of(receipt);
      if (!lines) {
        synchronized (receipts) {
          receipts.add(line);
        }
        return;
      }
      context.runOnContext(
          now -> {
            if (!call.response().closed()) {
              head();
              call.response().write(line + "\n");
            }
          });
    }
  }
}
