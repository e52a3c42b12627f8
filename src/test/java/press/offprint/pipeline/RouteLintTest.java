package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.state.OutputState;

/** Checks the conventions of routes/, which people read and edit. */
class RouteLintTest {
  private static final Path ROUTES = Path.of("routes");

  /** The routes that begin outside of the process. */
  private static final Map<String, String> OUTER =
      Map.of(
          "watch-content", "file",
          "queue-receive", "jms:queue:offprint.receipts.{{offprint.coordinator}}",
          "queue-work", "jms:queue:offprint.jobs");

  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z][a-z0-9]*)+");
  private static final Pattern BEAN =
      Pattern.compile("(?:\\bref:\\s*|\"#)([A-Za-z][\\w]*)", Pattern.MULTILINE);
  private static final Pattern POOL = Pattern.compile("executorService: ([A-Za-z]+)");
  private static final Pattern TEMPLATE =
      Pattern.compile("\\(\\$\\{body\\}, '[\\w-]+', '([\\w-]+/[\\w./-]+)'");
  private static final Pattern DIRECT = Pattern.compile("direct:([\\w-]+)");
  private static final Pattern SCRIPT = Pattern.compile("\\b(groovy|js|joor|mvel|ognl|spel|java):");

  @Test
  void every_file_contains_one_route_with_its_name_and_a_unique_endpoint() {
    routes()
        .forEach(
            (file, route) -> {
              assertThat(file).matches(NAME);
              assertThat(route.get("id")).as("id of " + file).isEqualTo(file);
              Object uri = map(route.get("from")).get("uri");
              assertThat(uri)
                  .as("endpoint of " + file)
                  .isEqualTo(OUTER.getOrDefault(file, "direct:" + file));
            });
  }

  @Test
  void every_route_has_a_description_of_one_line() {
    routes()
        .forEach(
            (file, route) ->
                assertThat(String.valueOf(route.get("description")))
                    .as("description of " + file)
                    .hasSizeBetween(10, 100)
                    .doesNotContain("\n"));
  }

  @Test
  void no_route_has_more_than_eight_steps_or_a_script() {
    routes()
        .forEach(
            (file, route) -> {
              assertThat((List<?>) map(route.get("from")).get("steps"))
                  .as("steps of " + file)
                  .hasSizeLessThanOrEqualTo(8);
              assertThat(SCRIPT.matcher(text(file)).find()).as("script in " + file).isFalse();
            });
  }

  @Test
  void every_bean_and_thread_pool_in_a_route_is_registered(@TempDir Path project)
      throws IOException {
    Files.createDirectories(project.resolve("content"));
    PublishSettings settings = SmallSettings.of(project, Set.of());
    List<RouteFile> routes = RouteFiles.of(project);
    OutputState state = OutputState.open(settings, new RunListener() {}, new DiskOperations());
    try (PipelineFactory factory =
            new PipelineFactory(
                settings,
                SiteConfigLoader.load(settings),
                state,
                routes,
                new ProjectWatch(settings, new RunListener() {}),
                new RunListener() {});
        CamelEngine engine = CamelEngine.start(settings, routes, factory)) {
      CamelContext camel = engine.context();
      // The tests with a server or a broker start those of deliveries, alarms and the queue.
      List<String> files =
          files().stream().filter(file -> !file.matches("deliver.*|(alarm|queue)-.*")).toList();
      for (String file : files) {
        for (String bean : all(BEAN, text(file))) {
          assertThat(camel.getRegistry().lookupByName(bean)).as(bean + " of " + file).isNotNull();
        }
        for (String pool : all(POOL, text(file))) {
          assertThat(camel.getExecutorServiceManager().getThreadPoolProfile(pool))
              .as(pool + " of " + file)
              .isNotNull();
        }
      }
      // An endpoint that Camel could not resolve fails above, so it needs no route in this test.
      assertThat(camel.getRoutes()).hasSize(files.size() - 1);
    } finally {
      state.close();
    }
  }

  @Test
  void every_template_that_a_route_names_exists() {
    for (String file : files()) {
      for (String template : all(TEMPLATE, text(file))) {
        assertThat(Path.of("templates", template)).as("template of " + file).exists();
      }
    }
  }

  @Test
  void no_route_sends_to_an_endpoint_without_a_consumer() {
    Set<String> listeners = new TreeSet<>(files());
    for (String file : files()) {
      assertThat(listeners).as("endpoints of " + file).containsAll(all(DIRECT, text(file)));
    }
  }

  @Test
  void the_built_in_routes_equal_those_in_the_folder() {
    assertThat(RouteFiles.builtIn()).containsExactlyElementsOf(files());
  }

  private static Map<String, Map<String, Object>> routes() {
    return files().stream()
        .filter(file -> !file.endsWith("-policy"))
        .collect(Collectors.toMap(file -> file, RouteLintTest::route));
  }

  private static Map<String, Object> route(String file) {
    List<?> list = new Yaml().load(text(file));
    assertThat(list).as("routes in " + file).hasSize(1);
    return map(map(list.get(0)).get("route"));
  }

  @SuppressWarnings("unchecked") // YAML maps of routes have text keys.
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static List<String> files() {
    try (Stream<Path> files = Files.list(ROUTES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".camel.yaml"))
          .map(name -> name.substring(0, name.length() - ".camel.yaml".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(ROUTES.resolve(file + ".camel.yaml"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
