package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editions that a project no longer makes are withdrawn. */
class DroppedEditionsTest extends SmallSite {
  private static final String ROUTE = "routes/post-plain.camel.yaml";

  @BeforeEach
  void aTextEdition() throws IOException {
    write("offprint.yaml", "editions: [html, index, rss, plain]\n");
    write(
        ROUTE,
        """
        - route:
            id: post-plain
            from:
              uri: direct:post-plain
              steps:
                - bean:
                    ref: text
                    method: render(${body}, 'plain', 'text/post.txt', '{name}.txt')
        """);
    write("templates/text/post.txt", "{{ article.metadata.title }}\n");
    publish();
    assertThat(files()).contains("posts/first/first.txt", "posts/second/second.txt", "feed.xml");
  }

  private Result publish(String... options) {
    Result result = offprint("publish", options);
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }

  private List<String> files() throws IOException {
    Path output = project.resolve("output");
    try (Stream<Path> all = Files.walk(output)) {
      return all.filter(Files::isRegularFile)
          .map(file -> output.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void a_removed_route_withdraws_its_files_of_all_posts() throws IOException {
    Files.delete(project.resolve(ROUTE));
    write("offprint.yaml", "editions: [html, index, rss]\n");
    assertThat(publish().err()).contains("no longer makes the edition plain; 2 files");
    assertThat(files()).noneMatch(name -> name.endsWith("first.txt"));
    assertThat(project.resolve("output/index.html")).content().doesNotContain("first.txt");
    assertThat(publish().err()).contains("2 unchanged");
    assertThat(offprint("show", "posts/first.md").out()).doesNotContain("first.txt");
  }

  @Test
  void a_removed_route_withdraws_its_files_also_if_nothing_else_changed() throws IOException {
    write("offprint.yaml", "title: All editions\n");
    publish();
    Files.delete(project.resolve(ROUTE));
    assertThat(publish().err()).contains("no longer makes the edition plain");
    assertThat(files()).noneMatch(name -> name.endsWith("first.txt"));
    assertThat(publish().err()).contains("2 unchanged");
  }

  @Test
  void an_edition_that_the_configuration_leaves_out_is_withdrawn() throws IOException {
    write("offprint.yaml", "editions: [html, index]\n");
    publish();
    assertThat(files())
        .contains("index.html", "posts/first/index.html")
        .noneMatch(name -> name.endsWith(".txt") || name.equals("feed.xml"));
  }

  @Test
  void a_run_for_some_editions_or_some_posts_withdraws_nothing() throws IOException {
    write("offprint.yaml", "editions: [html, index]\n");
    publish("--to", "html");
    publish("content/posts/first.md");
    offprint("trigger", "post-html");
    assertThat(files()).contains("posts/first/first.txt", "posts/second/second.txt", "feed.xml");
  }

  @Test
  void an_edition_that_only_the_command_line_named_stays() throws IOException {
    publish("--to", "json");
    publish();
    publish("--force");
    assertThat(files()).contains("feed.json");
  }
}
