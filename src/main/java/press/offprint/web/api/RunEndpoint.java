package press.offprint.web.api;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
 * Publishing runs on request. A client that accepts {@code application/x-ndjson} gets each receipt
 * as soon as it is written; any other client gets all of them when the run ends.
 */
final class RunEndpoint {
  private static final String LINES = "application/x-ndjson";
  private static final int THREADS = 4;
  private static final long LONGEST_MINUTES = 60;

  private final Vertx vertx;
  // Vert.x closes an executor, and interrupts its work, once nothing refers to it any more.
  private final WorkerExecutor workers;

  RunEndpoint(Vertx vertx) {
    this.vertx = vertx;
    this.workers =
        vertx.createSharedWorkerExecutor(
            "offprint-change", THREADS, LONGEST_MINUTES, TimeUnit.MINUTES);
  }

  /** A run that reports to a listener. */
  interface Run {
    RunSummary start(RunListener client);
  }

  /** Runs work that changes something on a thread pool for it, because it may take long. */
  <T> Future<T> change(Callable<T> work) {
    return workers.executeBlocking(work, false);
  }

  void start(RoutingContext call, Run run, Runnable form, Consumer<Throwable> failed) {
    String accept = String.valueOf(call.request().getHeader("Accept"));
    if (accept.contains(LINES)) {
      LineWriter lines = new LineWriter(vertx.getOrCreateContext(), call);
      change(() -> run.start(lines)).onFailure(failed::accept).onSuccess(lines::end);
      return;
    }
    ReceiptList receipts = new ReceiptList();
    change(() -> run.start(receipts))
        .onFailure(failed::accept)
        .onSuccess(
            summary -> {
              if (accept.contains("text/html")) {
                form.run();
              } else {
                ResponseBody body = ResponseBody.of(Api.JSON, receipts.json(summary));
                Responses.send(call, 200, body, Responses.PRIVATE);
              }
            });
  }

  /** The receipts of a run, until it ends. Thread-safe. */
  private static final class ReceiptList implements RunListener {
    @GuardedBy("this")
    private final List<Receipt> receipts = new ArrayList<>();

    @Override
    public synchronized void ended(Receipt receipt) {
      receipts.add(receipt);
    }

    synchronized String json(RunSummary summary) {
      return ReportJson.of(receipts, summary);
    }
  }

  /** Sends each receipt as a line. Its fields are used on the thread of {@code context} only. */
  private static final class LineWriter implements RunListener {
    private final Context context;
    private final RoutingContext call;
    private boolean hasHead;

    LineWriter(Context context, RoutingContext call) {
      this.context = context;
      this.call = call;
    }

    @Override
    public void ended(Receipt receipt) {
      String line = ReportJson.of(receipt);
      context.runOnContext(
          now -> {
            if (!call.response().closed()) {
              sendHead();
              call.response().write(line + "\n");
            }
          });
    }

    void end(RunSummary summary) {
      sendHead();
      call.response().end(ReportJson.of(summary) + "\n");
    }

    private void sendHead() {
      if (!hasHead) {
        hasHead = true;
        call.response()
            .setChunked(true)
            .putHeader("Content-Type", LINES)
            .putHeader("Cache-Control", Responses.PRIVATE);
      }
    }
  }
}
