package press.offprint.pipeline.record;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import press.offprint.content.site.SiteLists;
import press.offprint.model.Publication;
import press.offprint.pipeline.plan.BookJob;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.run.RunRequest;

/**
 * The exchange properties of Offprint's routes. Each holds a value, never a service.
 *
 * @param <T> type of the value
 */
public final class ExchangeKey<T> {
  /** The request of the run. */
  public static final ExchangeKey<RunRequest> REQUEST = new ExchangeKey<>("offprint.request");

  /** The plan of the run, while the files of the whole site are made. */
  public static final ExchangeKey<BuildPlan> PLAN = new ExchangeKey<>("offprint.plan");

  /** The post of the exchange; {@code publish-changes} sets the same property. */
  public static final ExchangeKey<PostJob> JOB = new ExchangeKey<>("offprint.job");

  /** The facts about the post of the exchange, after it was read. */
  public static final ExchangeKey<ReadPost> READ = new ExchangeKey<>("offprint.read");

  /** True for a draft of the preview, which belongs to no run. */
  public static final ExchangeKey<Boolean> DRAFT = new ExchangeKey<>("offprint.draft");

  /** {@link System#nanoTime} at the start of a post or an edition. */
  public static final ExchangeKey<Long> STARTED = new ExchangeKey<>("offprint.started");

  /** The stale site editions, each with its input hash. */
  public static final ExchangeKey<Map<String, String>> STALE = new ExchangeKey<>("offprint.stale");

  /** True after the files of the whole site are in the catalog. */
  public static final ExchangeKey<Boolean> RECORDED = new ExchangeKey<>("offprint.recorded");

  /** The lists of the whole site in all its languages, while its files are made. */
  public static final ExchangeKey<List<SiteLists>> LISTS = new ExchangeKey<>("offprint.lists");

  /** The input hashes of the pages that a branch was split into, in order. */
  public static final ExchangeKey<List<String>> PAGES = new ExchangeKey<>("offprint.pages");

  /** The name of the process that made the post; not set if it is this one. */
  public static final ExchangeKey<String> WORKER = new ExchangeKey<>("offprint.worker");

  /** The book of the exchange. */
  public static final ExchangeKey<BookJob> BOOK = new ExchangeKey<>("offprint.book");

  /** The publication of the book of the exchange. */
  public static final ExchangeKey<Publication> PUBLICATION =
      new ExchangeKey<>("offprint.publication");

  private final String name;

  private ExchangeKey(String name) {
    this.name = name;
  }

  /** Stores the value. */
  public void set(Exchange exchange, T value) {
    exchange.setProperty(name, value);
  }

  /** Removes the value. */
  public void clear(Exchange exchange) {
    exchange.removeProperty(name);
  }

  /** Returns the value, or {@code absent} if there is none. */
  @SuppressWarnings("unchecked") // Only set stores under this name.
  public T get(Exchange exchange, T absent) {
    Object value = exchange.getProperty(name);
    return value == null ? absent : (T) value;
  }

  /** Returns the value, or null if there is none. */
  public T get(Exchange exchange) {
    return get(exchange, null);
  }

  /** Returns the milliseconds since {@link #STARTED}, or 0 if it is not set. */
  public static long millis(Exchange exchange) {
    Long started = STARTED.get(exchange);
    return started == null ? 0 : (System.nanoTime() - started) / 1_000_000;
  }
}
