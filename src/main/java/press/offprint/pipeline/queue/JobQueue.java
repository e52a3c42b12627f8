package press.offprint.pipeline.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import press.offprint.edition.EditionException;
import press.offprint.model.Publication;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.exec.RootCauses;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.PostRejection;

/**
 * The coordinator's side of the queue: it sends a job for each post and waits for its receipt. In
 * routes this bean is {@code jobs}. Safe for many threads.
 *
 * <p>A job is sent again if the broker was lost after it was sent. Two workers may then make it,
 * and the first receipt counts. Both make the same bytes, which are stored once.
 */
public final class JobQueue implements ExceptionListener, AutoCloseable {
  private static final String SEND = "direct:queue-send";
  private static final String EDITION = "direct:post-";
  private static final long LOOK_MILLIS = 1_000;
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LAST_PAUSE_MILLIS = 5_000;
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final PublishSettings settings;
  private final String address;
  private final String coordinator;
  private final BlobStore store;
  private final BundleStore bundles;
  private final RecordJson json;
  private final EditionRoutes editions;
  private final StopFlag stop;
  private final Consumer<String> notices;
  private final JmsBroker broker;
  private final QueueFigures figures = new QueueFigures();
  private final String start = UUID.randomUUID().toString();
  private final AtomicLong sequence = new AtomicLong();
  private final AtomicLong losses = new AtomicLong();
  private final Map<String, SentJob> sent = new ConcurrentHashMap<>();
  private final Set<String> refusing = ConcurrentHashMap.newKeySet();
  private volatile ProducerTemplate producer;
  private volatile long lastSign = System.nanoTime();
  private volatile boolean away;

  @GuardedBy("this")
  private String bundledFor = "";

  @GuardedBy("this")
  private String bundle = "";

  @GuardedBy("this")
  private String program = "";

  @GuardedBy("this")
  private String fonts = "";

  /**
   * Creates the queue; the broker is not contacted before {@link #join}.
   *
   * @param address of the broker
   * @param coordinator names the receipts of this project among those of others
   * @param notices gets a line if the broker or the workers make posts wait
   */
  public JobQueue(
      PublishSettings settings,
      String address,
      BrokerLogin login,
      String coordinator,
      BlobStore store,
      EditionRoutes editions,
      StopFlag stop,
      Consumer<String> notices) {
    this.settings = settings;
    this.address = address;
    this.coordinator = coordinator;
    this.store = store;
    this.bundles = new BundleStore(store, settings.clock());
    this.json = new RecordJson(store);
    this.editions = editions;
    this.stop = stop;
    this.notices = notices;
    this.broker = JmsBroker.ofCoordinator(address, login);
  }

  /** Lets a Camel context use the broker, and forgets the jobs of a process that was killed. */
  public void join(CamelContext camel) {
    broker.join(camel);
    producer = camel.createProducerTemplate();
    discard();
  }

  /** Returns the name of this coordinator in the names of queues. */
  public String coordinator() {
    return coordinator;
  }

  /** Returns the numbers of jobs and workers. */
  public QueueFigures figures() {
    return figures;
  }

  private void discard() {
    try {
      broker.discard(coordinator);
    } catch (JMSException e) {
      // The broker is away. A worker may make the old jobs, and their receipts have no effect.
    }
  }

  /**
   * Sends the {@link Publication} in the body to the workers; the body becomes a {@link SentJob}. A
   * post that was rejected, or of which no edition is stale, stays as it is.
   */
  public void send(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof Publication publication)) {
      return;
    }
    List<String> stale = editions.forPost(exchange);
    if (stale.isEmpty()) {
      return;
    }
    PostJob post = ExchangeKey.JOB.get(exchange);
    String project = bundle(post.siteIndex());
    Bytes content = Bytes.utf8(json.write(publication));
    store.put(content);
    RenderJob job =
        new RenderJob(
            start + "-" + sequence.incrementAndGet(),
            coordinator,
            post.source(),
            ExchangeKey.READ.get(exchange).fingerprint(),
            project,
            content.sha256(),
            stale.stream().map(endpoint -> endpoint.substring(EDITION.length())).toList());
    SentJob waiting = new SentJob(job);
    if (sent.isEmpty()) {
      lastSign = System.nanoTime();
    }
    sent.put(job.id(), waiting);
    figures.sent();
    send(waiting);
    exchange.getMessage().setBody(waiting);
  }

  // The templates may change from run to run, and between runs, old files leave the store.
  private synchronized String bundle(String run) {
    if (!bundledFor.equals(run)) {
      if (program.isEmpty()) {
        program = ProgramIdentity.program();
        fonts = ProgramIdentity.fonts();
      }
      json.forgetStored();
      bundle = bundles.put(settings, program, fonts);
      bundledFor = run;
    }
    return bundle;
  }

  /** Sends a job, and waits with growing pauses while the broker is away. */
  private void send(SentJob waiting) {
    long pause = FIRST_PAUSE_MILLIS;
    while (!stop.isRequested() && !waiting.isAnswered()) {
      waiting.sentAt(losses.get());
      try {
        producer.sendBodyAndHeader(
            SEND, waiting.job().toJson(), "offprintCoordinator", coordinator);
        isBack();
        return;
      } catch (CamelExecutionException e) {
        isAway(RootCauses.message(e));
        waiting.await(pause);
        pause = Math.min(2 * pause, LAST_PAUSE_MILLIS);
      }
    }
  }

  private synchronized void isAway(String reason) {
    if (!away && !stop.isRequested()) {
      away = true;
      notices.accept(
          "The broker "
              + address
              + " cannot be reached. The posts wait, and nothing is lost. The reason: "
              + reason);
    }
  }

  private synchronized void isBack() {
    if (away) {
      away = false;
      lastSign = System.nanoTime();
      notices.accept("The broker " + address + " answers again.");
    }
  }

  /**
   * Called by Camel if the connection for receipts is lost, and for each failed try to renew it.
   */
  @Override
  public void onException(JMSException failure) {
    losses.incrementAndGet();
    isAway(RootCauses.message(failure));
  }

  /** Takes a receipt from the broker. */
  public void receive(Exchange exchange) throws JMSException {
    if (exchange.getMessage().getBody(Message.class) instanceof TextMessage message) {
      receive(message.getText());
    }
  }

  /** Answers the job of a receipt, also if the files that the receipt names cannot be read. */
  void receive(String receipt) {
    SentJob waiting = sent.get(RenderReceipt.job(receipt));
    if (waiting != null) {
      lastSign = System.nanoTime();
      waiting.answer(read(receipt, waiting.job()));
    }
  }

  private RenderReceipt read(String receipt, RenderJob job) {
    try {
      return json.read(receipt, RenderReceipt.class);
    } catch (RuntimeException e) {
      return RenderReceipt.failed(
          job.id(),
          RenderReceipt.worker(receipt),
          new RenderReceipt.Failure(
              ProblemCode.STORE_FAILED,
              "The files that a worker made for this post cannot be read: "
                  + RootCauses.message(e)));
    }
  }

  /**
   * Waits for the receipt of the {@link SentJob} in the body. The body becomes the {@link
   * BranchResults}, or a {@link PostRejection} if several workers died of the post.
   */
  public void await(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof SentJob waiting)) {
      return;
    }
    try {
      exchange.getMessage().setBody(result(exchange, waiting));
    } finally {
      sent.remove(waiting.job().id());
      figures.ended();
      store.remove(waiting.job().publication());
    }
  }

  private Object result(Exchange exchange, SentJob waiting) {
    while (!stop.isRequested()) {
      RenderReceipt receipt = waiting.await(LOOK_MILLIS);
      if (receipt == null) {
        reportSilence();
        if (waiting.sentAt() != losses.get()) {
          send(waiting);
        }
      } else if (receipt.state() == RenderReceipt.State.REFUSED) {
        reportRefusal(receipt);
        waiting.reset();
        send(waiting);
      } else {
        figures.received(receipt.worker(), receipt.millis());
        ExchangeKey.WORKER.set(exchange, receipt.worker());
        return receipt.state() == RenderReceipt.State.DEAD
            ? new PostRejection(List.of(dead(receipt)))
            : results(receipt);
      }
    }
    return new PostRejection(List.of());
  }

  private static Problem dead(RenderReceipt receipt) {
    return Problem.error(
        ProblemCode.WORKERS_DIED,
        0,
        receipt.reason(),
        "The job is in the queue offprint.dead. Make the post simpler, or give workers more"
            + " memory.");
  }

  private static BranchResults results(RenderReceipt receipt) {
    List<Throwable> failures = new ArrayList<>();
    for (RenderReceipt.Failure failure : receipt.failures()) {
      failures.add(
          switch (failure.code()) {
            case STORE_FAILED -> new StoreException(failure.message());
            case EDITION_FAILED -> new WorkerFaultException(failure.message());
            default -> new EditionException(failure.code(), failure.message(), null);
          });
    }
    return new BranchResults(receipt.renditions(), failures, List.of());
  }

  private void reportRefusal(RenderReceipt receipt) {
    if (refusing.add(receipt.worker())) {
      notices.accept("The worker " + receipt.worker() + " takes no posts: " + receipt.reason());
    }
  }

  private synchronized void reportSilence() {
    if (!away && System.nanoTime() - lastSign > SILENCE_NANOS) {
      lastSign = System.nanoTime();
      notices.accept(
          "No worker has answered for 30 seconds; "
              + sent.size()
              + " posts wait. Start one with: offprint worker --queue "
              + address);
    }
  }

  /** Takes back the jobs that no worker has. */
  @Override
  public void close() {
    if (!sent.isEmpty()) {
      discard();
    }
    broker.close();
  }
}
