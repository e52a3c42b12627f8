package press.offprint.web.preview;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import press.offprint.web.http.EventStreams;
import press.offprint.web.http.RequestPaths;

/**
 * Server-sent events for the open pages of the preview: {@code version} with the versions of one
 * file, first at once and then after each change of it. Thread-safe.
 */
final class ReloadStream {
  private static final EventStreams.Pace PACE = new EventStreams.Pace(500, 1, 100);
  private static final long QUIET_INTERVALS = 150;

  private final PreviewFiles files;
  private final EventStreams streams;

  ReloadStream(PreviewFiles files, EventStreams streams) {
    this.streams = streams;
    this.files = files;
  }

  /** Returns the handler that opens a stream for the file in the parameter {@code path}. */
  Handler<RoutingContext> on(Vertx vertx) {
    return call -> {
      Optional<String> path =
          Optional.ofNullable(call.queryParams().get("path"))
              .filter(name -> RequestPaths.isPlain("/" + name));
      if (path.isEmpty()) {
        call.response().setStatusCode(400).end();
        return;
      }
      streams.open(
          vertx, call, PACE, response -> new Stream(vertx, response, path.get())::sendChanges);
    };
  }

  /** The stream of one page; its methods run on one event loop. */
  private final class Stream {
    private final Vertx vertx;
    private final HttpServerResponse response;
    private final String path;
    private String sent = "";
    private long seen = -1;
    private long quiet;
    private boolean busy;

    Stream(Vertx vertx, HttpServerResponse response, String path) {
      this.vertx = vertx;
      this.response = response;
      this.path = path;
    }

    void sendChanges() {
      if (busy) {
        return;
      }
      long now = files.changes();
      if (now == seen) {
        keepOpen();
        return;
      }
      busy = true;
      vertx
          .executeBlocking(() -> files.version(path), false)
          .onComplete(
              version -> {
                busy = false;
                // A file that cannot be read now is read again at the next interval.
                if (version.succeeded()) {
                  seen = now;
                  send(version.result());
                }
              });
    }

    private void send(String version) {
      if (!version.equals(sent) && !response.closed()) {
        sent = version;
        quiet = 0;
        response.write("event: version\ndata: " + version + "\n\n");
      }
    }

    private void keepOpen() {
      if (++quiet >= QUIET_INTERVALS) {
        response.write(": still here\n\n");
        quiet = 0;
      }
    }
  }
}
