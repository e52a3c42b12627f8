package press.offprint.web.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.run.Receipt;

/** The counters and timers for Prometheus, all documented in {@code docs/serve.md}. Thread-safe. */
public final class MetricsEndpoint {
  /** The media type of Prometheus' own text format. */
  public static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  /** The media type of OpenMetrics. */
  public static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Timer posts;
  private final Timer lead;
  private final Map<String, Timer> editions = new ConcurrentHashMap<>();
  private final Timer[] responses = new Timer[6];

  public MetricsEndpoint() {
    posts = timer("offprint.post", "Time of work on a post.", Tags.empty(), 10, 60_000);
    lead =
        timer(
            "offprint.lead",
            "Time from the change of a post to the publishing of its renditions.",
            Tags.empty(),
            50,
            600_000);
    for (int kind = 1; kind < responses.length; kind++) {
      responses[kind] =
          timer(
              "offprint.http.answer",
              "Time from the head of a request to the end of its response.",
              Tags.of("status", kind + "xx"),
              1,
              10_000);
    }
    gauge(
        "offprint.heap.used",
        "bytes",
        "Memory of the heap in use.",
        () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
  }

  private Timer timer(String name, String about, Tags tags, long fromMillis, long toMillis) {
    return Timer.builder(name)
        .description(about)
        .tags(tags)
        .serviceLevelObjectives(steps(fromMillis, toMillis))
        .register(registry);
  }

  // The buckets 1, 2, 5, 10, 20, 50 and so on.
  private static Duration[] steps(long fromMillis, long toMillis) {
    List<Duration> steps = new ArrayList<>();
    for (long decade = fromMillis; decade <= toMillis; decade *= 10) {
      for (long step : new long[] {decade, decade * 2, decade * 5}) {
        if (step <= toMillis) {
          steps.add(Duration.ofMillis(step));
        }
      }
    }
    return steps.toArray(Duration[]::new);
  }

  /** Adds a value that is read whenever the metrics are. */
  public void gauge(String name, String unit, String about, Supplier<Number> value) {
    Gauge.builder(name, value)
        .description(about)
        .baseUnit(unit.isEmpty() ? null : unit)
        .register(registry);
  }

  /** Adds a number that only grows and is read whenever the metrics are. */
  public void counter(String name, String about, Supplier<Number> value) {
    FunctionCounter.builder(name, value, one -> one.get().doubleValue())
        .description(about)
        .register(registry);
  }

  void made(String edition, long millis) {
    editions
        .computeIfAbsent(
            edition,
            e ->
                timer(
                    "offprint.edition",
                    "Time of work on one edition of a post.",
                    Tags.of("edition", e),
                    10,
                    60_000))
        .record(millis, TimeUnit.MILLISECONDS);
  }

  void ended(Receipt receipt, long leadMillis) {
    count(
        "offprint.posts.ended",
        "Finished posts by status.",
        Tags.of("status", receipt.status().label()));
    posts.record(receipt.millis(), TimeUnit.MILLISECONDS);
    if (leadMillis >= 0) {
      lead.record(leadMillis, TimeUnit.MILLISECONDS);
    }
    if (!receipt.worker().isEmpty()) {
      count(
          "offprint.worker.posts",
          "Posts that a worker made.",
          Tags.of("worker", receipt.worker()));
    }
    for (Problem problem : receipt.problems()) {
      count(
          "offprint.problems",
          "Problems of finished posts.",
          Tags.of(
              "code",
              problem.code().name(),
              "severity",
              problem.severity().name().toLowerCase(Locale.ROOT)));
    }
  }

  private void count(String name, String about, Tags tags) {
    Counter.builder(name).description(about).tags(tags).register(registry).increment();
  }

  /** Counts a response. */
  public void answered(int status, long nanos) {
    int kind = status / 100;
    if (kind > 0 && kind < responses.length) {
      responses[kind].record(nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** Returns all metrics as text of the type {@link #OPEN_METRICS} or {@link #PROMETHEUS}. */
  public byte[] text(String type) {
    return registry.scrape(type).getBytes(StandardCharsets.UTF_8);
  }
}
