package press.offprint.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.web.SampleServer;
import press.offprint.web.TestServer;

/** Runs are counted, timed and shown. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunMetricsTest {
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (offprint_\\w+) (\\w+)$");

  @TempDir private static Path project;
  private static TestServer server;

  @BeforeAll
  static void open() {
    SampleServer.write(project);
    server = TestServer.on(project, "html", "pdf");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private void writePost(String end) {
    TestServer.write(
        project,
        "content/posts/dropped.md",
        "---\ntitle: Dropped\n---\n\n" + "Many words on many pages.\n\n".repeat(700) + end);
  }

  @Test
  @Order(1)
  void a_new_post_has_a_lead_time() {
    writePost("");
    await().atMost(TestServer.PATIENCE).until(() -> value("offprint_lead_seconds_count") >= 1);
    assertThat(value("offprint_lead_seconds_sum")).isPositive().isLessThan(60);
    // The metric is updated before the catalog, which the dashboard reads.
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> server.text("/-/dashboard").contains("median lead time"));
  }

  @Test
  @Order(2)
  void a_pdf_that_lost_most_of_its_pages_is_flagged() throws Exception {
    // Nothing is unusual before ten changes.
    for (int i = 0; i < 10; i++) {
      double earlier = value("offprint_lead_seconds_count");
      writePost("Edit " + i + ".\n");
      await()
          .atMost(TestServer.PATIENCE)
          .until(() -> value("offprint_lead_seconds_count") > earlier);
    }
    assertThat(server.text("/-/dashboard")).doesNotContain("Unusual changes");
    Path post = project.resolve("content/posts/dropped.md");
    Files.writeString(post, "---\ntitle: Dropped\n---\n\nFew words.\n");
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> server.text("/-/dashboard").contains("Unusual changes"));
    String page = server.text("/-/dashboard");
    Matcher row =
        Pattern.compile(
                "posts/dropped\\.md</code></th><td>PDF</td><td>pages</td>"
                    + "<td class=\"number\">(\\d+)</td><td class=\"number\">1</td>"
                    + "<td class=\"number\">−(\\d+) %</td>")
            .matcher(page);
    assertThat(row.find()).as(page).isTrue();
    assertThat(Integer.parseInt(row.group(1))).isGreaterThan(10);
    assertThat(Integer.parseInt(row.group(2))).isGreaterThan(85);
    assertThat(page).containsPattern("<circle class=\"series\\d odd\"");
  }

  @Test
  @Order(3)
  void the_dashboard_shows_why_posts_failed_and_how_long_editions_took() {
    String page = server.text("/-/dashboard");
    assertThat(page).contains("FRONT_MATTER", "Cost of each edition", ">HTML</th>", ">PDF</th>");
    assertThat(page)
        .contains("<svg viewBox=\"0 0 480 230\" role=\"img\" aria-label=\"Lead times of");
    assertThat(page).doesNotContain("style=\"");
  }

  @Test
  @Order(4)
  void every_metric_is_documented_and_nothing_else_is() throws Exception {
    server.get("/nothing-here");
    Set<String> served = new TreeSet<>();
    Matcher matcher = TYPE.matcher(server.text("/metrics"));
    while (matcher.find()) {
      // The recent maximum is a separate metric beside each summary.
      if (!matcher.group(1).endsWith("_max")) {
        served.add(matcher.group(1) + " " + matcher.group(2));
      }
    }
    Set<String> reported = new TreeSet<>();
    Matcher row =
        Pattern.compile("(?m)^\\| `(offprint_\\w+)`[^|]*\\| (\\w+) \\|")
            .matcher(Files.readString(Path.of("docs", "serve.md")));
    while (row.find()) {
      reported.add(row.group(1) + " " + row.group(2));
    }
    // The counter of a worker begins with its first post, and this server has no workers.
    assertThat(reported.remove("offprint_worker_posts_total counter")).isTrue();
    assertThat(served).isEqualTo(reported).hasSizeGreaterThan(10);
  }

  @Test
  @Order(5)
  void metrics_are_available_for_prometheus_and_as_openmetrics() {
    HttpResponse<byte[]> plain = server.get("/metrics");
    assertThat(plain.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    HttpResponse<byte[]> open =
        server.get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");
    assertThat(open.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/openmetrics-text; version=1.0.0");
    assertThat(TestServer.text(open)).endsWith("# EOF\n");
    assertThat(value("offprint_posts")).isEqualTo(4);
    assertThat(value("offprint_ready")).isEqualTo(1);
    assertThat(value("offprint_posts_ended_total{status=\"rejected\"}")).isGreaterThanOrEqualTo(1);
  }

  @Test
  @Order(6)
  void health_reports_ready_and_live() {
    for (String path : new String[] {"/health", "/health/ready", "/health/live"}) {
      HttpResponse<byte[]> answer = server.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(TestServer.text(answer)).isEqualTo("{\"ready\":true,\"live\":true}");
    }
  }

  @Test
  void a_server_whose_catalog_is_not_updated_any_more_is_not_live() {
    long[] now = {0};
    var health = new press.offprint.web.metrics.Health(() -> true, () -> now[0]);
    assertThat(health.isLive()).isTrue();
    now[0] = 61_000_000_000L;
    assertThat(health.isLive()).isFalse();
    health.catalogUpdated();
    assertThat(health.isLive()).isTrue();
  }

  private static double value(String name) {
    return server
        .text("/metrics")
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1);
  }
}
