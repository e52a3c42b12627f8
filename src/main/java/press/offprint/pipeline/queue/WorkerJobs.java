package press.offprint.pipeline.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.exec.RootCauses;

/**
 * The worker's side of the queue: it makes the editions of a job with the routes of its project. In
 * the route {@code queue-work} this bean is {@code worker}. Safe for many threads.
 */
public final class WorkerJobs implements ExceptionListener, AutoCloseable {
  /** A post is not tried again if so many workers ended while they made it. */
  private static final int DEATHS = 3;

  private static final int PROJECTS = 4;
  private static final String COORDINATOR = "offprintCoordinator";
  private static final String DELIVERIES = "JMSXDeliveryCount";

  private final String name;
  private final BlobStore store;
  private final Path cache;
  private final Function<Path, WorkerProject> projects;
  private final Consumer<String> refusals;
  private final Consumer<String> notices;
  private final int threads;
  private final BundleStore bundles;
  private final RecordJson json;
  private final WorkerSteps steps;
  private final String program = ProgramIdentity.program();
  private final String fonts = ProgramIdentity.fonts();
  private volatile boolean away;

  @GuardedBy("this")
  private final Map<String, BundlePipeline> open = new LinkedHashMap<>();

  /**
   * Creates the bean.
   *
   * @param name of this worker, as receipts show it
   * @param cache the folder of unpacked projects
   * @param projects opens the editions of an unpacked project
   * @param refusals gets the reason if this worker would make other bytes than its coordinator
   * @param notices gets a line if the broker cannot be reached
   */
  public WorkerJobs(
      String name,
      BlobStore store,
      Path cache,
      InstantSource clock,
      int threads,
      Function<Path, WorkerProject> projects,
      Consumer<String> refusals,
      Consumer<String> notices) {
    this.name = name;
    this.store = store;
    this.cache = cache;
    this.threads = threads;
    this.projects = projects;
    this.refusals = refusals;
    this.notices = notices;
    this.bundles = new BundleStore(store, clock);
    this.json = new RecordJson(store);
    this.steps = new WorkerSteps(name, store, json);
  }

  /**
   * Takes the text of a message as the body. A message of another kind, such as a serialised
   * object, is not read.
   */
  public void accept(Exchange exchange) throws JMSException {
    Message message = exchange.getMessage().getBody(Message.class);
    int deliveries = exchange.getMessage().getHeader(DELIVERIES, 1, Integer.class);
    String coordinator = exchange.getMessage().getHeader(COORDINATOR, "unknown", String.class);
    isBack();
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(COORDINATOR, coordinator);
    exchange.setProperty(DELIVERIES, deliveries);
    exchange.getMessage().setBody(message instanceof TextMessage text ? text.getText() : "");
  }

  /** Returns true if several workers ended while they made the post of this job. */
  public boolean isPoison(Exchange exchange) {
    return exchange.getProperty(DELIVERIES, 1, Integer.class) > DEATHS;
  }

  /** Turns the text of a {@link RenderJob} in the body into that of a {@link RenderReceipt}. */
  public void make(Exchange exchange) {
    String text = exchange.getMessage().getBody(String.class);
    RenderJob job;
    try {
      job = RenderJob.of(text);
    } catch (IllegalArgumentException e) {
      notices.accept("A message in the queue is no job and was removed: " + e.getMessage());
      exchange.setRouteStop(true);
      return;
    }
    exchange
        .getMessage()
        .setBody(isPoison(exchange) ? json.write(dead(job)) : receipt(job, exchange));
  }

  // After the receipt was sent, because this process then ends.
  private void endAfter(Exchange exchange, String reason) {
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                refusals.accept(reason);
              }
            });
  }

  private RenderReceipt dead(RenderJob job) {
    return RenderReceipt.of(
        job.id(),
        name,
        RenderReceipt.State.DEAD,
        DEATHS + " workers ended while they made this post, so that it was not tried again.");
  }

  private String receipt(RenderJob job, Exchange exchange) {
    try {
      BundlePipeline known = known(job.bundle());
      if (known != null) {
        return known.make(job);
      }
      Optional<ProjectBundle> bundle = bundles.find(job.bundle());
      Optional<String> refusal = refusal(bundle, job);
      if (refusal.isPresent()) {
        endAfter(exchange, refusal.get());
        return json.write(
            RenderReceipt.of(job.id(), name, RenderReceipt.State.REFUSED, refusal.get()));
      }
      ProjectBundle files =
          bundle.orElseThrow(
              () ->
                  new StoreException(
                      "The store has the post, but not the files of the project, or they are"
                          + " damaged. Publish again."));
      return open(job.bundle(), files).make(job);
    } catch (OffprintException e) {
      return steps.failed(job, e);
    }
  }

  /**
   * Returns the reason why this worker cannot make any post of a project; empty if it can. A store
   * that has the post is that of the coordinator, even if it lacks a file of the project.
   */
  private Optional<String> refusal(Optional<ProjectBundle> bundle, RenderJob job) {
    if (bundle.isEmpty()) {
      return store.find(job.publication()).isPresent()
          ? Optional.empty()
          : Optional.of("Its store does not have the files of the project.");
    } else if (!bundle.get().program().equals(program)) {
      return Optional.of(
          "It is another version of Offprint or Java. Install the coordinator's on it.");
    } else if (!bundle.get().fonts().equals(fonts)) {
      return Optional.of("It has other fonts. Install those of the coordinator on it.");
    }
    return Optional.empty();
  }

  /** Returns the routes of a project that were used before; null if they must be opened. */
  private synchronized BundlePipeline known(String bundle) {
    BundlePipeline known = open.remove(bundle);
    if (known != null && !bundles.isUsed(cache.resolve(bundle))) {
      known.closeAfterPosts();
      return null;
    }
    if (known != null) {
      open.put(bundle, known);
    }
    return known;
  }

  private synchronized BundlePipeline open(String bundle, ProjectBundle files) {
    BundlePipeline known = known(bundle);
    if (known == null) {
      WorkerProject project = projects.apply(bundles.unpack(bundle, files, cache));
      known = new BundlePipeline(project, steps, threads);
      open.put(bundle, known);
    }
    // The last ones that were used are kept.
    if (open.size() > PROJECTS) {
      open.remove(open.keySet().iterator().next()).closeAfterPosts();
    }
    return known;
  }

  /** Called by Camel if the connection to the broker is lost. */
  @Override
  public void onException(JMSException failure) {
    synchronized (this) {
      if (away) {
        return;
      }
      away = true;
    }
    notices.accept(
        "The broker cannot be reached. The worker waits for it. The reason: "
            + RootCauses.message(failure));
  }

  private void isBack() {
    away = false;
  }

  @Override
  public synchronized void close() {
    open.values().forEach(BundlePipeline::close);
    open.clear();
  }
}
