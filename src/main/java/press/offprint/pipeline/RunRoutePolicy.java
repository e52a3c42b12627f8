package press.offprint.pipeline;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.SynchronizationAdapter;
import press.offprint.model.Rendition;
import press.offprint.pipeline.exec.PostponedException;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.plan.WithdrawalException;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.record.RunReporter;
import press.offprint.pipeline.run.StopFlag;

/**
 * Observes the routes: one run at a time passes {@code publish-changes}, and the start of each post
 * and the end of each edition are reported. A draft of the preview is no part of a run, so it is
 * not reported.
 */
final class RunRoutePolicy implements RoutePolicyFactory {
  private final RunReporter reporter;
  private final StopFlag stop;
  private final OneRun oneRun = new OneRun();
  private final RoutePolicy postStarted = new PostStarted();
  private final RoutePolicy draftsStarted = new DraftsStarted();

  RunRoutePolicy(RunReporter reporter, StopFlag stop) {
    this.reporter = reporter;
    this.stop = stop;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext camel, String id, NamedNode route) {
    return switch (id) {
      case "publish-changes" -> oneRun;
      case "publish-post", "queue-post" -> postStarted;
      case "preview-drafts" -> draftsStarted;
      default -> id.startsWith("post-") ? new EditionEnded(id.substring("post-".length())) : null;
    };
  }

  /** Works while no run is under way. */
  <T> T betweenRuns(Supplier<T> work) {
    oneRun.free.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      oneRun.free.release();
    }
  }

  // A semaphore, because a run may end on another thread than the one it started on.
  private final class OneRun extends RoutePolicySupport {
    private final Semaphore free = new Semaphore(1);
    private final AtomicReference<Exchange> current = new AtomicReference<>();

    // While Camel stops, it asks no policy at the end of a route. The end of the exchange lets the
    // next run begin too, so that no run waits for one that has ended.
    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      free.acquireUninterruptibly();
      current.set(exchange);
      exchange
          .getExchangeExtension()
          .addOnCompletion(
              new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                  end(exchange);
                }
              });
    }

    private void end(Exchange exchange) {
      if (current.compareAndSet(exchange, null)) {
        free.release();
      }
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      if (exchange.getException() != null && !stop.isRequested()) {
        reporter.reportFailure(
            RootCauses.report(exchange.getException()),
            RootCauses.find(exchange.getException(), WithdrawalException.class).isPresent());
      }
      end(exchange);
    }
  }

  private final class PostStarted extends RoutePolicySupport {
    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      // A post that only gets copies of its pictures is published, and has its receipt.
      if (exchange.getMessage().getBody() instanceof PostJob job && !job.copies()) {
        reporter.begun(job);
      }
    }
  }

  private static final class DraftsStarted extends RoutePolicySupport {
    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      ExchangeKey.DRAFT.set(exchange, true);
    }
  }

  private static boolean isPostponed(Exchange exchange) {
    return RootCauses.find(exchange.getException(), PostponedException.class).isPresent();
  }

  private final class EditionEnded extends RoutePolicySupport {
    private final String edition;

    EditionEnded(String edition) {
      this.edition = edition;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      ExchangeKey.STARTED.set(exchange, System.nanoTime());
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      PostJob job = ExchangeKey.JOB.get(exchange);
      if (job != null && !ExchangeKey.DRAFT.get(exchange, false) && !isPostponed(exchange)) {
        int pages =
            exchange.getMessage().getBody() instanceof Rendition rendition ? rendition.pages() : 0;
        reporter.made(job, edition, ExchangeKey.millis(exchange), pages);
      }
    }
  }
}
