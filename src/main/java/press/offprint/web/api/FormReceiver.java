package press.offprint.web.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.offprint.web.upload.ContentService;

/**
 * Receives the files of one form in a separate folder. Unlike Vert.x' body handler, it counts the
 * files while they arrive, and deletes them however the request ends. Not thread-safe: all calls
 * are on the event loop of the request.
 */
final class FormReceiver {
  private static final int TOO_LARGE = 413;
  private static final int UNCLEAR = 400;
  private static final int MOST_FILES = 2_000;
  private static final long DELETE_AGAIN_MILLIS = 500;
  private static final int MOST_DELETIONS = 20;
  private static final String RECEIVED = "offprint.received";

  private final RoutingContext call;
  private final ContentService contentService;
  private final long mostBytes;
  private final Path inbox;
  private final List<ContentService.Received> received = new ArrayList<>();
  private final List<Future<Void>> writes = new ArrayList<>();
  private long bytes;
  private boolean isOver;
  private boolean isDeleted;

  FormReceiver(RoutingContext call, ContentService contentService, long mostBytes) {
    this.call = call;
    this.contentService = contentService;
    this.mostBytes = mostBytes;
    this.inbox = contentService.newInbox();
  }

  /** Returns the files that a request brought. */
  static List<ContentService.Received> received(RoutingContext call) {
    List<ContentService.Received> files = call.get(RECEIVED);
    return files == null ? List.of() : files;
  }

  /** Receives the form, and then calls the next handler of the request. */
  void receive() {
    HttpServerRequest request = call.request();
    if (lengthOf(request) > mostBytes) {
      call.fail(TOO_LARGE);
      return;
    }
    call.addEndHandler(ended -> delete());
    call.response().closeHandler(closed -> delete());
    request.exceptionHandler(
        failure -> {
          delete();
          end(() -> call.fail(failure));
        });
    try {
      request.setExpectMultipart(isForm(request));
    } catch (IllegalStateException e) {
      call.fail(UNCLEAR, e);
      return;
    }
    request.uploadHandler(this::take);
    request.handler(
        piece -> {
          bytes += piece.length();
          if (bytes > mostBytes) {
            end(() -> call.fail(TOO_LARGE));
          }
        });
    request.endHandler(
        ended -> Future.join(writes).onFailure(this::fail).onSuccess(written -> next()));
  }

  private void take(HttpServerFileUpload upload) {
    if (isOver || received.size() >= MOST_FILES) {
      upload.handler(rest -> {});
      end(() -> call.fail(TOO_LARGE));
      return;
    }
    Path file = inbox.resolve(String.valueOf(received.size()));
    received.add(new ContentService.Received(upload.filename(), file));
    if (received.size() == 1) {
      call.vertx().fileSystem().mkdirsBlocking(inbox.toString());
    }
    writes.add(upload.streamToFileSystem(file.toString()));
  }

  private void next() {
    end(
        () -> {
          call.put(RECEIVED, List.copyOf(received));
          call.next();
        });
  }

  private void fail(Throwable failure) {
    end(() -> call.fail(failure));
  }

  private void end(Runnable last) {
    if (!isOver) {
      isOver = true;
      last.run();
    }
  }

  private void delete() {
    if (!isDeleted) {
      isDeleted = true;
      delete(MOST_DELETIONS);
    }
  }

  // A file whose part was under way may be created between the deletions of files and folder.
  private void delete(int attempts) {
    Vertx vertx = call.vertx();
    Future<?> unused =
        vertx
            .executeBlocking(() -> contentService.delete(inbox), false)
            .onSuccess(
                done -> {
                  if (!done && attempts > 1) {
                    vertx.setTimer(DELETE_AGAIN_MILLIS, id -> delete(attempts - 1));
                  }
                });
  }

  private static long lengthOf(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }

  private static boolean isForm(HttpServerRequest request) {
    String type = String.valueOf(request.getHeader("Content-Type")).toLowerCase(Locale.ROOT);
    return type.startsWith("multipart/form-data")
        || type.startsWith("application/x-www-form-urlencoded");
  }
}
