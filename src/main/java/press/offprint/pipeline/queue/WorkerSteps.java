package press.offprint.pipeline.queue;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import press.offprint.edition.EditionException;
import press.offprint.model.Publication;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.ExchangeKey;

/**
 * The steps of {@code publish-post} at a worker: it takes the post from the store in place of the
 * content folder, and puts its renditions there. In routes it is {@code reader}, {@code copies},
 * {@code slowEditions}, {@code editions}, {@code store} and {@code receipts}.
 */
public final class WorkerSteps {
  private static final String JOB = "offprint.renderJob";

  private final String worker;
  private final BlobStore store;
  private final RecordJson json;

  WorkerSteps(String worker, BlobStore store, RecordJson json) {
    this.worker = worker;
    this.store = store;
    this.json = json;
  }

  /** Turns the {@link RenderJob} in the body into a {@link Publication}. */
  public void read(Exchange exchange) {
    RenderJob job = exchange.getMessage().getBody(RenderJob.class);
    exchange.setProperty(JOB, job);
    ExchangeKey.STARTED.set(exchange, System.nanoTime());
    String publication =
        store
            .find(job.publication())
            .map(RecordJson::text)
            .orElseThrow(
                () ->
                    new StoreException(
                        "The store of the worker "
                            + worker
                            + " does not have the post. Coordinator and workers must have the same"
                            + " store."));
    exchange.getMessage().setBody(json.read(publication, Publication.class));
  }

  /** Admits every edition as the coordinator asks for it: no run waits for this process. */
  public void admit(Exchange exchange) {
    // An edition that takes long delays the receipt of its post and no other one.
  }

  /** Returns the endpoints of the editions of the job. */
  public List<String> forPost(Exchange exchange) {
    return job(exchange).editions().stream().map(name -> "direct:post-" + name).toList();
  }

  private static RenderJob job(Exchange exchange) {
    return exchange.getProperty(JOB, RenderJob.class);
  }

  /** Leaves the {@link BranchResults} in the body to {@link #write}. */
  public void storePost(Exchange exchange) {
    // Each file has its place in the store when the receipt names it; a second put would hash it
    // again.
  }

  /**
   * Turns the {@link BranchResults} in the body into a {@link RenderReceipt} as JSON, and puts
   * their files into the store.
   */
  public void write(Exchange exchange) {
    BranchResults results = (BranchResults) exchange.getMessage().getBody();
    List<RenderReceipt.Failure> failures = new ArrayList<>();
    results.failures().forEach(failure -> failures.add(failure(failure)));
    exchange
        .getMessage()
        .setBody(
            json.write(
                new RenderReceipt(
                    job(exchange).id(),
                    worker,
                    RenderReceipt.State.MADE,
                    "",
                    results.renditions(),
                    failures,
                    ExchangeKey.millis(exchange))));
  }

  /** Returns the receipt of a job of which no edition could be made, as JSON. */
  String failed(RenderJob job, Throwable failure) {
    return json.write(RenderReceipt.failed(job.id(), worker, failure(failure)));
  }

  private static RenderReceipt.Failure failure(Throwable failure) {
    StoreException store = RootCauses.find(failure, StoreException.class).orElse(null);
    if (store != null) {
      return new RenderReceipt.Failure(store.code(), store.getMessage());
    }
    return failure instanceof EditionException edition
        ? new RenderReceipt.Failure(edition.code(), edition.getMessage())
        : new RenderReceipt.Failure(ProblemCode.EDITION_FAILED, String.valueOf(failure));
  }
}
