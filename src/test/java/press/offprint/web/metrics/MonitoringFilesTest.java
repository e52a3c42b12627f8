package press.offprint.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import press.offprint.acceptance.SystemCommand;
import press.offprint.web.SampleServer;
import press.offprint.web.TestServer;

/** The dashboard for Grafana and the alerts for Prometheus use metrics that a server has. */
class MonitoringFilesTest {
  private static final Path FOLDER = Path.of("docs", "monitoring");
  private static final Pattern NAME = Pattern.compile("offprint_[a-z_]+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|=)\\s*\"");

  @TempDir private Path project;

  @Test
  void each_metric_and_label_of_the_files_is_served() throws IOException {
    SampleServer.write(project);
    Set<String> wanted = new TreeSet<>();
    Set<String> labels = new TreeSet<>();
    for (String expression : expressions()) {
      Matcher name = NAME.matcher(expression);
      while (name.find()) {
        wanted.add(name.group());
      }
      Matcher label = LABEL.matcher(expression);
      while (label.find()) {
        labels.add(label.group(1));
      }
    }
    assertThat(wanted).hasSizeGreaterThan(12);
    // This server has no workers; ServedWorkersTest has.
    wanted.remove("offprint_worker_posts_total");
    try (TestServer server = TestServer.on(project, "html")) {
      TestServer.write(project, "content/posts/new.md", "---\ntitle: New\n---\n\nWords.\n");
      TestServer.write(project, "content/posts/bad.md", "---\ntitle: [\n---\n");
      // Each counter appears with its first count.
      await()
          .atMost(TestServer.PATIENCE)
          .untilAsserted(
              () -> {
                String metrics = server.text("/metrics");
                Set<String> served = new TreeSet<>();
                Matcher name = NAME.matcher(metrics);
                while (name.find()) {
                  served.add(name.group());
                }
                assertThat(served).containsAll(wanted);
                assertThat(metrics).containsPattern("offprint_versions [1-9]");
                labels.forEach(label -> assertThat(metrics).contains(label + "=\""));
              });
    }
  }

  @Test
  void promtool_accepts_the_alerts() {
    SystemCommand.require("promtool", "--version");
    assertThat(SystemCommand.run("promtool", "check", "rules", FOLDER.resolve("alerts.yml") + ""))
        .contains("SUCCESS");
  }

  @Test
  void each_panel_has_a_title_a_place_and_a_query() throws IOException {
    JsonNode panels = dashboard().get("panels");
    Set<String> places = new TreeSet<>();
    for (JsonNode panel : panels) {
      assertThat(panel.get("title").asText()).isNotEmpty();
      assertThat(panel.get("targets")).isNotEmpty();
      JsonNode place = panel.get("gridPos");
      assertThat(places.add(place.get("x") + " " + place.get("y"))).as(panel.toString()).isTrue();
      assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(24);
    }
    assertThat(panels).hasSizeGreaterThan(10);
  }

  private static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(Files.readString(FOLDER.resolve("grafana.json")));
  }

  private static List<String> expressions() throws IOException {
    List<String> all = new ArrayList<>();
    dashboard().findValuesAsText("expr").forEach(all::add);
    Map<String, List<Map<String, Object>>> alerts =
        new Yaml().load(Files.readString(FOLDER.resolve("alerts.yml")));
    for (Map<String, Object> group : alerts.get("groups")) {
      for (Object rule : (List<?>) group.get("rules")) {
        all.add(String.valueOf(((Map<?, ?>) rule).get("expr")));
      }
    }
    return all;
  }
}
