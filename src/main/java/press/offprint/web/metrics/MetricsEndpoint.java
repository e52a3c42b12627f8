package press.offprint.web.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import press.offprint.model.Problem;
import press.offprint.pipeline.run.Receipt;

/** What is counted and timed, for Prometheus. Every name is told in {@code docs/serve.md}. */
public final class MetricsEndpoint {
  /** The type for programs that ask for nothing else. */
  public static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  /** The type for programs that know OpenMetrics. */
  public static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Timer posts;
  private final Timer lead;
  private final Map<String, Timer> editions = new ConcurrentHashMap<>();
  private final Timer[] answers = new Timer[6];

  public MetricsEndpoint() {
    posts =
        timer("offprint.post", "How long the press worked on a post.", Tags.empty(), 10, 60_000);
    lead =
        timer(
            "offprint.lead",
            "From a post's change to its editions standing in the output folder.",
            Tags.empty(),
            50,
            600_000);
    for (int kind = 1; kind < answers.length; kind++) {
      answers[kind] =
          timer(
              "offprint.http.answer",
              "From a request's head to its answer's end.",
              Tags.of("status", kind + "xx"),
              1,
              10_000);
    }
    gauge(
        "offprint.heap.used",
        "bytes",
        "Memory that the program's objects take.",
        () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
  }

  private Timer timer(String name, String about, Tags tags, long fromMillis, long toMillis) {
    return Timer.builder(name)
        .description(about)
        .tags(tags)
        .serviceLevelObjectives(steps(fromMillis, toMillis))
        .register(registry);
  }

  // 1, 2, 5, 10, 20, 50 …: as many buckets as anyone reads.
  private static Duration[] steps(long fromMillis, long toMillis) {
    java.util.List<Duration> steps = new java.util.ArrayList<>();
    for (long decade = fromMillis; decade <= toMillis; decade *= 10) {
      for (long step : new long[] {decade, decade * 2, decade * 5}) {
        if (step <= toMillis) {
          steps.add(Duration.ofMillis(step));
        }
      }
    }
    return steps.toArray(Duration[]::new);
  }

  /** A value that is asked for whenever the metrics are. */
  public void gauge(String name, String unit, String about, Supplier<Number> value) {
    Gauge.builder(name, value)
        .description(about)
        .baseUnit(unit.isEmpty() ? null : unit)
        .register(registry);
  }

  void made(String edition, long millis) {
    editions
        .computeIfAbsent(
            edition,
            e ->
                timer(
                    "offprint.edition",
                    "How long one edition of a post took to make.",
                    Tags.of("edition", e),
                    10,
                    60_000))
        .record(millis, TimeUnit.MILLISECONDS);
  }

  void ended(Receipt receipt, long leadMillis) {
    count(
        "offprint.posts.ended",
        "Posts that came to an end, by how.",
        Tags.of("status", receipt.status().label()));
    posts.record(receipt.millis(), TimeUnit.MILLISECONDS);
    if (leadMillis >= 0) {
      lead.record(leadMillis, TimeUnit.MILLISECONDS);
    }
    for (Problem problem : receipt.problems()) {
      count(
          "offprint.problems",
          "Problems that posts had when they ended.",
          Tags.of(
              "code",
              problem.code().name(),
              "severity",
              problem.severity().name().toLowerCase(java.util.Locale.ROOT)));
    }
  }

  private void count(String name, String about, Tags tags) {
    Counter.builder(name).description(about).tags(tags).register(registry).increment();
  }

  /** Counts an answer. */
  public void answered(int status, long nanos) {
    int kind = status / 100;
    if (kind > 0 && kind < answers.length) {
      answers[kind].record(nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** All metrics as text of the type {@link #OPEN_METRICS} or {@link #PROMETHEUS}. */
  public byte[] text(String type) {
    return registry.scrape(type).getBytes(StandardCharsets.UTF_8);
  }
}
