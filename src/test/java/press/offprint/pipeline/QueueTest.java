package press.offprint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.pipeline.state.OutputState;

/** Posts can pass through a queue, because routes exchange values only. */
class QueueTest {
  @TempDir private Path project;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(project.resolve("content"));
    Files.createDirectories(project.resolve("routes"));
    Files.writeString(project.resolve("offprint.yaml"), "editions: [html, rss, index]\n");
    for (String name : List.of("a", "b", "c")) {
      Files.writeString(
          project.resolve("content/" + name + ".md"),
          "---\ntitle: " + name + "\ntags: [x]\n---\nSee [a](a.md).\n");
    }
    Files.writeString(project.resolve("content/broken.md"), "---\ntitle: [\n---\nWords.\n");
  }

  @Test
  void posts_are_published_through_a_queue_that_transfers_the_body_only() throws Exception {
    Files.writeString(
        project.resolve("routes/take-post.camel.yaml"),
        """
        - route:
            id: take-post
            description: Takes posts from a queue
            from:
              uri: seda:posts
              parameters:
                concurrentConsumers: 2
              steps:
                - removeProperties:
                    pattern: "*"
                - to:
                    uri: direct:publish-post
        """);
    Files.writeString(
        project.resolve("offprint.yaml"),
        "editions: [html, rss, index]\nqueue: seda:posts?timeout=0\n");
    try (Publisher publisher =
        Publisher.open(SmallSettings.of(project, Set.of()), new RunListener() {})) {
      assertThat(publisher.publish().exitCode()).isEqualTo(ExitCode.REJECTED);
    }
    assertThat(published()).contains("a/index.html", "b/index.html", "c/index.html", "feed.xml");
  }

  @Test
  void every_exchange_property_and_every_job_holds_values_only() throws Exception {
    PublishSettings settings = SmallSettings.of(project, Set.of());
    OutputState state = OutputState.open(settings, new RunListener() {}, new DiskOperations());
    Collection<String> strangers = new ConcurrentLinkedQueue<>();
    Collection<PostJob> jobs = new ConcurrentLinkedQueue<>();
    var routes = RouteFiles.of(project);
    try (PipelineFactory factory =
            new PipelineFactory(
                settings,
                SiteConfigLoader.load(settings),
                state,
                routes,
                new ProjectWatch(settings, new RunListener() {}),
                new RunListener() {});
        CamelEngine engine = CamelEngine.start(settings, routes, factory)) {
      engine
          .context()
          .getManagementStrategy()
          .addEventNotifier(
              new EventNotifierSupport() {
                @Override
                public void notify(CamelEvent event) {
                  if (event instanceof CamelEvent.ExchangeEvent about) {
                    inspect(about.getExchange(), strangers, jobs);
                  }
                }
              });
      RunSummary summary = engine.publish(RunRequest.CHANGES);
      assertThat(summary.exitCode()).isEqualTo(ExitCode.REJECTED);
    } finally {
      state.close();
    }
    assertThat(jobs).isNotEmpty();
    assertThat(new TreeSet<>(strangers)).isEmpty();
  }

  private static void inspect(
      Exchange exchange, Collection<String> strangers, Collection<PostJob> jobs) {
    exchange
        .getProperties()
        .forEach(
            (name, value) -> {
              if (name.startsWith("offprint.")) {
                strangers(name, value, strangers);
              }
            });
    if (exchange.getMessage().getBody() instanceof PostJob job) {
      jobs.add(job);
      strangers("body", job, strangers);
    }
  }

  // A value is text, a number, a time, a path, or a record, list, set, map or option of values. The
  // index of the site, its lists and its cascades are immutable and built from values.
  private static void strangers(String where, Object value, Collection<String> strangers) {
    if (value == null
        || value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Enum<?>
        || value instanceof TemporalAccessor
        || value instanceof Path
        || value instanceof LazyMetadata
        || value instanceof SiteIndex
        || value instanceof SiteLists
        || value instanceof Cascades) {
      return;
    }
    if (value instanceof Collection<?> many) {
      many.forEach(each -> strangers(where, each, strangers));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(each -> strangers(where, each, strangers));
    } else if (value instanceof Optional<?> option) {
      option.ifPresent(each -> strangers(where, each, strangers));
    } else if (value instanceof Record) {
      for (var component : value.getClass().getRecordComponents()) {
        try {
          component.getAccessor().setAccessible(true);
          String inner = where + "." + component.getName();
          strangers(inner, component.getAccessor().invoke(value), strangers);
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(e.getMessage(), e);
        }
      }
    } else {
      strangers.add(where + " holds " + value.getClass().getName());
    }
  }

  private List<String> published() throws IOException {
    Path output = project.resolve("output");
    try (var files = Files.walk(output)) {
      return new ArrayList<>(
          files.filter(Files::isRegularFile).map(f -> output.relativize(f).toString()).toList());
    }
  }
}
