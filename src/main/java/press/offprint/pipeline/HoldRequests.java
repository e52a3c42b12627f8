package press.offprint.pipeline;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import press.offprint.json.JsonObject;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.state.RequestFolder;
import press.offprint.pipeline.plan.WithdrawalException;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.version.RunRollback;

/**
 * The rollbacks and releases that other processes ask of a watcher. Each is done between two runs,
 * and a run follows, which publishes what is released and adapts lists and feeds.
 */
public final class HoldRequests implements AutoCloseable {
  private static final long END_SECONDS = 3;

  private final Publisher publisher;
  private final RequestFolder folder;
  private final Consumer<String> notices;
  private final Thread thread;
  private volatile boolean closing;

  private HoldRequests(Publisher publisher, RequestFolder folder, Consumer<String> notices) {
    this.publisher = publisher;
    this.folder = folder;
    this.notices = notices;
    this.thread = new Thread(this::work, "offprint-requests");
    thread.setDaemon(true);
  }

  /**
   * Starts to take requests, until the result is closed; close it before the publisher.
   *
   * @param notices receives the reason if an answer cannot be written
   */
  public static HoldRequests of(Publisher publisher, Consumer<String> notices) {
    RequestFolder folder = RequestFolder.open(ProjectLayout.state(publisher.settings()));
    HoldRequests requests = new HoldRequests(publisher, folder, notices);
    requests.thread.start();
    return requests;
  }

  private void work() {
    try {
      while (!closing) {
        for (RequestFolder.Request request : folder.take()) {
          answer(request);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // The request is done already, and the client reads the result with: offprint status.
  private void answer(RequestFolder.Request request) {
    String answer = answer(request.text());
    try {
      folder.answer(request, answer);
    } catch (StoreException e) {
      notices.accept(e.getMessage());
    }
  }

  private String answer(String text) {
    try {
      JsonObject answer = change(JsonObject.read(text));
      if (!closing) {
        publish();
      }
      return answer.toString();
    } catch (OffprintException e) {
      return new JsonObject().put("error", e.getMessage()).toString();
    } catch (RuntimeException e) {
      return new JsonObject().put("fault", String.valueOf(e.getMessage())).toString();
    }
  }

  private JsonObject change(JsonObject request) {
    PublisherHolds holds = publisher.holds();
    long run = request.number("run");
    String source = request.text("source");
    return switch (request.text("change")) {
      case "rollback" -> {
        if (run == 0) {
          int version = (int) Math.min(Integer.MAX_VALUE, request.number("version"));
          yield new JsonObject().put("changed", holds.rollback(source, version).size());
        }
        RunRollback done = holds.rollbackTo(run);
        yield new JsonObject().put("changed", done.shown().size()).put("left", done.left());
      }
      case "release" -> {
        if (run == 0) {
          holds.release(source);
        } else {
          holds.release(run);
        }
        yield new JsonObject();
      }
      default ->
          throw new OffprintException(
              "The watcher is of another version of Offprint. Stop it, and start it again.");
    };
  }

  private void publish() {
    try {
      publisher.publish(RunRequest.WATCHED.askedBy("command"));
    } catch (WithdrawalException e) {
      // All published files stay. The watcher has reported the reason.
    }
  }

  /**
   * Takes no further request. A rollback that is under way is completed; a run is ended by the
   * publisher.
   */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    folder.close();
  }
}
