package press.offprint.web;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.ReaderBookRequest;
import press.offprint.web.auth.RateLimiter;
import press.offprint.web.http.ClientAddress;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.ResponseBody;

/**
 * Makes the books of readers, one after another. One book takes both cores and the memory of a
 * hundred posts, so one is made at a time, on a separate thread, because those of the server have
 * to answer other readers. Each client has a rate.
 */
final class ReaderBookQueue {
  private static final int BURST = 12;
  private static final double PER_SECOND = 0.2;
  private static final int MOST_WAITING = 4;

  private static final HttpProblem BUSY =
      new HttpProblem(503, "Busy", "Other books are being made. Try again in a minute.");

  private final Publisher publisher;
  private final RateLimiter limit = new RateLimiter(BURST, PER_SECOND, System::nanoTime);
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  @GuardedBy("this")
  private WorkerExecutor worker; // null before the first book

  ReaderBookQueue(Publisher publisher) {
    this.publisher = publisher;
  }

  /** A request that is refused. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient HttpProblem problem;

    RefusedException(HttpProblem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }

    /** Returns the refusal of a choice of posts. */
    static RefusedException of(String detail) {
      return new RefusedException(new HttpProblem(422, "No book was made", detail));
    }
  }

  /** Returns the choice of posts; called on a worker thread. */
  interface Choice {
    ReaderBookRequest make() throws RefusedException;
  }

  private record Answer(ReaderBookRequest request, Optional<ResponseBody> body, HttpProblem no) {
    static Answer refused(HttpProblem problem) {
      return new Answer(null, Optional.empty(), problem);
    }
  }

  /**
   * Makes a book, or refuses the request.
   *
   * @param sender sends the book; called on the event loop
   */
  void make(
      Routes routes,
      RoutingContext call,
      Choice choice,
      BiConsumer<ReaderBookRequest, ResponseBody> sender) {
    if (!limit.take(ClientAddress.of(call.request().connection()))) {
      call.response().putHeader("Retry-After", "10");
      routes.refuse().accept(call, HttpProblem.RATE);
      return;
    }
    if (!waiting.tryAcquire()) {
      call.response().putHeader("Retry-After", "60");
      routes.refuse().accept(call, BUSY);
      return;
    }
    worker(routes.vertx())
        .executeBlocking(() -> answer(choice), false)
        .onComplete(done -> waiting.release())
        .onFailure(call::fail)
        .onSuccess(
            answer ->
                answer
                    .body()
                    .ifPresentOrElse(
                        body -> sender.accept(answer.request(), body),
                        () -> routes.refuse().accept(call, answer.no())));
  }

  /** Returns true if a reader waits for a book. */
  boolean isBusy() {
    return waiting.availablePermits() < MOST_WAITING;
  }

  // Vert.x ends the threads of an executor that nothing refers to, also if one of them works.
  private synchronized WorkerExecutor worker(Vertx vertx) {
    if (worker == null) {
      worker = vertx.createSharedWorkerExecutor("reader-books", 1);
    }
    return worker;
  }

  private Answer answer(Choice choice) {
    try {
      ReaderBookRequest request = choice.make();
      String edition = request.edition();
      String type = edition.equals("epub") ? "application/epub+zip" : "application/" + edition;
      Bytes book = publisher.book(request);
      return new Answer(request, Optional.of(ResponseBody.of(type, book)), HttpProblem.FAULT);
    } catch (RefusedException e) {
      return Answer.refused(e.problem);
    } catch (OffprintException e) {
      return Answer.refused(RefusedException.of(e.getMessage()).problem);
    }
  }
}
