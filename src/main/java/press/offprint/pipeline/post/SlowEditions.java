package press.offprint.pipeline.post;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.model.Dependency;
import press.offprint.model.Publication;
import press.offprint.pipeline.exec.EditionCalls;
import press.offprint.pipeline.plan.input.PostInputs;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.record.ReadPost;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The step that lets a run of a watched folder go on without an edition that takes long. In routes
 * this bean is {@code slowEditions}.
 */
public final class SlowEditions {
  private final EditionCalls calls;
  private final PostInputs inputs;
  private final CatalogCache catalog;
  private volatile boolean watching;

  public SlowEditions(EditionCalls calls, PostInputs inputs, CatalogCache catalog) {
    this.calls = calls;
    this.inputs = inputs;
    this.catalog = catalog;
  }

  /** Switches to watch mode, in which no post makes others wait. */
  public void watchMode() {
    watching = true;
  }

  /** Has the editions of the {@link Publication} in the body make no other post wait. */
  public void admit(Exchange exchange) {
    boolean prompt = watching && RunRequest.WATCHED.equals(ExchangeKey.REQUEST.get(exchange));
    if (prompt && exchange.getMessage().getBody() instanceof Publication publication) {
      ReadPost read = ExchangeKey.READ.get(exchange);
      String path = publication.article().path();
      List<Dependency> dependencies =
          read.dependencies().stream().map(StampedDependency::dependency).toList();
      UnaryOperator<String> hashes =
          edition -> inputs.hash(edition, path, read.fingerprint(), dependencies);
      if (ExchangeKey.JOB.get(exchange).copies()) {
        calls.admitCopies(publication.article(), read.fingerprint(), hashes);
        return;
      }
      boolean isNew =
          catalog
              .find(publication.article().source())
              .filter(entry -> !entry.renditions().isEmpty())
              .isEmpty();
      calls.admit(publication.article(), read.fingerprint(), hashes, isNew);
    }
  }
}
