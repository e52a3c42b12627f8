package press.offprint.pipeline;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.record.ReceiptWriter;

/**
 * Stands beside the routes: lets one run at a time through {@code publish-changes}, whoever asked
 * for it, and tells when a post is begun and how long each of its editions took.
 */
final class RunRoutePolicy implements RoutePolicyFactory {
  private final ReceiptWriter receipts;
  private final RoutePolicy oneRun = new OneRun();
  private final RoutePolicy post = new PostBegins();

  RunRoutePolicy(ReceiptWriter receipts) {
    this.receipts = receipts;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext camel, String id, NamedNode route) {
    return switch (id) {
      case "publish-changes" -> oneRun;
      case "publish-post" -> post;
      default -> id.startsWith("post-") ? new Stopwatch(id.substring("post-".length())) : null;
    };
  }

  // A run may end on another thread than it began on, so a lock that knows its thread will not do.
  private final class OneRun extends RoutePolicySupport {
    private final Semaphore free = new Semaphore(1);

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      free.acquireUninterruptibly();
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      Optional.ofNullable(exchange.getException())
          .ifPresent(e -> receipts.reportFailure(RootCauses.told(e)));
      free.release();
    }
  }

  private final class PostBegins extends RoutePolicySupport {
    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      if (exchange.getMessage().getBody() instanceof PostJob job) {
        receipts.begun(job);
      }
    }
  }

  private final class Stopwatch extends RoutePolicySupport {
    private static final String BEGAN = "offprint.edition.began";
    private final String edition;

    Stopwatch(String edition) {
      this.edition = edition;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      exchange.setProperty(BEGAN, System.nanoTime());
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      Optional<PostJob> job = Optional.ofNullable(PostJob.of(exchange));
      long began = exchange.getProperty(BEGAN, System.nanoTime(), Long.class);
      job.ifPresent(j -> receipts.made(j, edition, (System.nanoTime() - began) / 1_000_000));
    }
  }
}
