package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of all kinds of files of a project while {@code watch} or {@code serve} runs. */
class ProjectChangesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path project;
  private PublisherProcess process;

  @BeforeEach
  void write() throws IOException {
    write("content/posts/hello.md", "---\ntitle: Hello\n---\n\nWords.\n");
    write("offprint.yaml", "title: Before\n");
  }

  @AfterEach
  void close() {
    if (process != null) {
      process.close();
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void watch() throws IOException {
    start("watch", "--to", "html,index");
  }

  private void start(String... arguments) throws IOException {
    String[] all = new String[arguments.length + 3];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "-C";
    all[arguments.length + 1] = project.toString();
    all[arguments.length + 2] = "--no-color";
    process =
        PublisherProcess.Plan.in(project.resolve("logs"))
            .where(Map.of("OFFPRINT_TOKEN", "a-token-for-tests"))
            .run(all);
    await().atMost(PATIENCE).until(() -> process.err().contains("Watching."));
  }

  private void awaitPage(String words) {
    Path page = project.resolve("output/posts/hello/index.html");
    await().atMost(PATIENCE).until(() -> Files.readString(page).contains(words));
  }

  private void awaitMessage(String words) {
    await().atMost(PATIENCE).until(() -> process.err().contains(words));
  }

  @Test
  void an_edited_configuration_is_used_without_a_restart() throws Exception {
    watch();
    write("offprint.yaml", "title: After\n");
    awaitPage("After");
    awaitMessage("The configuration or a route has changed. Opening the project again.");
    write("content/posts/hello.md", "---\ntitle: Hello\n---\n\nOther words.\n");
    awaitPage("Other words");
    process.signal("TERM");
    assertThat(process.await(Duration.ofSeconds(20))).isZero();
  }

  @Test
  void a_configuration_with_an_error_changes_nothing_until_it_is_corrected() throws Exception {
    watch();
    write("offprint.yaml", "title: [After\n");
    awaitMessage("so the former one stays in use");
    assertThat(process.err().lines().filter(line -> line.contains("stays in use")).findFirst())
        .hasValueSatisfying(
            line -> assertThat(line).contains("offprint.yaml:").doesNotContain("\\u000A"));
    write("content/posts/hello.md", "---\ntitle: Hello\n---\n\nOther words.\n");
    awaitPage("Other words");
    awaitPage("Before");
    write("offprint.yaml", "title: After\n");
    awaitPage("After");
  }

  @Test
  void an_edited_route_is_used_without_a_restart() throws Exception {
    watch();
    String route = Files.readString(Path.of("routes/post-html.camel.yaml"));
    write("routes/post-html.camel.yaml", route.replace("'index.html'", "'page.html'"));
    await()
        .atMost(PATIENCE)
        .until(() -> Files.exists(project.resolve("output/posts/hello/page.html")));
    write("routes/post-html.camel.yaml", route.replace("beans", "").replace("steps:", "stepz:"));
    awaitMessage("so the former one stays in use");
  }

  @Test
  void edited_templates_and_data_are_used_at_once() throws Exception {
    write("data/press.yaml", "name: Old name\n");
    write("templates/web/foot.html", "<p>{{ data.press.name }}</p>");
    watch();
    awaitPage("<p>Old name</p>");
    write("templates/web/foot.html", "<p>Press: {{ data.press.name }}</p>");
    awaitPage("<p>Press: Old name</p>");
    write("data/press.yaml", "name: New name\n");
    awaitPage("<p>Press: New name</p>");
  }

  @Test
  void an_edited_bibliography_in_a_folder_of_the_project_is_used_at_once() throws Exception {
    write("offprint.yaml", "title: Before\nbibliography: lib/sources.txt\n");
    String book = "@book{a, author = {Doe, Jane}, title = {%s}, year = 2000}\n";
    write("lib/sources.txt", book.formatted("Winter"));
    write("content/posts/hello.md", "---\ntitle: Hello\n---\n\nBy @a.\n");
    watch();
    awaitPage("Winter");
    write("lib/sources.txt", book.formatted("Summer"));
    awaitPage("Summer");
  }

  @Test
  void a_server_keeps_its_addresses_and_shows_the_new_configuration() throws Exception {
    start("serve", "--site", "--port", "0", "--room-port", "0", "--to", "html,index");
    Matcher found = Pattern.compile("edit, is at (http\\S+/)").matcher(process.err());
    assertThat(found.find()).isTrue();
    URI site = URI.create(found.group(1));
    assertThat(get(site)).contains("Before").doesNotContain("After");
    write("offprint.yaml", "title: After\n");
    await().atMost(PATIENCE).ignoreExceptions().until(() -> get(site).contains("After"));
  }

  private static String get(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
