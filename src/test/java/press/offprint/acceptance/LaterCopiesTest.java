package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/**
 * With {@code copies: later}, a page is published with its original pictures and gets their
 * narrower copies behind all other files. It never names a copy that is not there, and in the end
 * nothing differs from {@code copies: now}.
 */
@StartsProcesses
class LaterCopiesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String EDITIONS = "editions: [html, index, lists, rss, book-html]";
  private static final String GATE =
      """
                    - bean:
                        beanType: press.offprint.acceptance.RunGate
                        method: pass
      """;

  @TempDir private Path folder;
  private Blog blog;

  @BeforeEach
  void site() throws IOException {
    blog = new Blog(folder.resolve("site"));
    later();
    for (int i = 0; i < 3; i++) {
      post("view-" + i, "Words about it.");
      picture("view-" + i, i);
    }
    blog.with("content/posts/plain.md", "---", "title: Plain", "date: 2024-02-02", "---", "Text.");
    blog.with(
        "content/books/views.md",
        "---",
        "title: Views",
        "book: {posts: [posts/view-0/index.md, posts/view-1/index.md]}",
        "---",
        "![A view](/posts/view-1/large.jpg)");
  }

  private void later() {
    blog.with("offprint.yaml", "title: Views", EDITIONS, "copies: later");
  }

  private void post(String name, String words) {
    blog.with(
        "content/posts/" + name + "/index.md",
        "---",
        "title: About " + name,
        "date: 2024-01-02",
        "---",
        words,
        "",
        "![A view](large.jpg)");
  }

  private void picture(String name, int seed) throws IOException {
    LargePictures.jpeg(
        blog.project().resolve("content/posts").resolve(name).resolve("large.jpg"), seed);
  }

  /** Makes a run stop when everything is stored but the copies. */
  private void gate() throws IOException {
    RunGate.close();
    String route = Files.readString(Path.of("routes/publish-site.camel.yaml"));
    String step = "              - to:\n                  uri: \"{{offprint.queue}}\"\n";
    assertThat(route).contains(step);
    blog.with("routes/publish-site.camel.yaml", route.replace(step, GATE + step));
  }

  private void withoutGate() {
    blog.without("routes/publish-site.camel.yaml");
  }

  private CompletableFuture<Run> publishing() throws Exception {
    CompletableFuture<Run> run = CompletableFuture.supplyAsync(blog::publish);
    RunGate.awaitRun();
    return run;
  }

  private static Run end(CompletableFuture<Run> run) throws Exception {
    RunGate.open();
    return run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private String sources(String post) {
    return sources(blog.output("posts/" + post + "/index.html"));
  }

  private String sources(Path page) {
    Element image = org.jsoup.Jsoup.parse(WatchingPublisher.read(page)).selectFirst("article img");
    return image == null ? "" : image.attr("srcset");
  }

  /** Returns the copies that pages name and that are not there. */
  private List<Path> missingCopies() throws IOException {
    List<Path> missing = new ArrayList<>();
    try (var files = Files.walk(blog.output(""))) {
      for (Path page : files.filter(file -> file.toString().endsWith(".html")).toList()) {
        // The page is read before its copies are looked for, so none can be added in between.
        for (Element image : org.jsoup.Jsoup.parse(Files.readString(page)).select("[srcset]")) {
          for (String source : image.attr("srcset").split(", ", -1)) {
            Path copy = page.resolveSibling(source.substring(0, source.indexOf(' ')));
            if (!Files.isRegularFile(copy)) {
              missing.add(copy);
            }
          }
        }
      }
    }
    return missing;
  }

  /** Publishes the same content in a new project with {@code copies: now}. */
  private Blog clean() throws IOException {
    Blog clean = new Blog(folder.resolve("clean"));
    FileTrees.copy(blog.project().resolve("content"), clean.project().resolve("content"));
    clean.with("offprint.yaml", "title: Views", EDITIONS, "copies: now");
    clean.publish();
    return clean;
  }

  /** Compares all files and all input hashes with those of a clean project. */
  private void requireFilesOfPagesThatWait() throws IOException {
    Blog clean = clean();
    Map<String, String> wanted = Run.tree(clean.output(""));
    Map<String, String> found = Run.tree(blog.output(""));
    assertThat(found.keySet()).isEqualTo(wanted.keySet());
    wanted.entrySet().removeAll(found.entrySet());
    assertThat(wanted).isEmpty();
    assertThat(hashes(blog.settings().state())).isEqualTo(hashes(clean.settings().state()));
  }

  private static Map<String, List<String>> hashes(Path state) {
    try (Catalog catalog = Catalog.openReadOnly(state).orElseThrow()) {
      Map<String, List<String>> hashes = new TreeMap<>();
      for (CatalogEntry entry : catalog.entries().values()) {
        for (StoredRendition one : entry.renditions()) {
          hashes.put(
              entry.source() + " " + one.download().edition(),
              List.of(one.inputHash(), one.companions().toString(), one.outstanding().toString()));
        }
      }
      return hashes;
    }
  }

  @Test
  void a_page_is_published_with_originals_before_the_copies_are_made() throws Exception {
    gate();
    CompletableFuture<Run> run = publishing();
    assertThat(sources("view-0")).isEmpty();
    assertThat(blog.output("posts/view-0/large.jpg")).exists();
    assertThat(blog.output("posts/view-0/large-480w.jpg")).doesNotExist();
    // Lists, feeds and books do not wait for the copies.
    assertThat(blog.output("index.html")).exists();
    assertThat(blog.output("feed.xml")).exists();
    Run ended = end(run);
    assertThat(sources("view-0")).contains("large-480w.jpg 480w").contains("large-1200w.jpg 1200w");
    assertThat(missingCopies()).isEmpty();
    assertThat(ended.receipt("posts/view-0/index.md").outstanding())
        .containsExactly("posts/view-0/large.jpg");
    assertThat(ended.receipt("posts/plain.md").outstanding()).isEmpty();
    assertThat(ended.summary().completed().stream().map(RenditionInfo::path))
        .containsExactly(
            "posts/view-0/index.html", "posts/view-1/index.html", "posts/view-2/index.html");
  }

  @Test
  void nothing_differs_in_the_end_from_pages_that_waited() throws IOException {
    blog.publish();
    requireFilesOfPagesThatWait();
    Run next = blog.publish();
    assertThat(next.with(ReceiptStatus.PUBLISHED)).isEmpty();
    assertThat(next.summary().renditions()).isEmpty();
    assertThat(next.summary().completed()).isEmpty();
  }

  @Test
  void an_edit_of_the_text_keeps_the_copies_that_are_made() throws IOException {
    blog.publish();
    post("view-1", "Other words.");
    Run run = blog.publish();
    assertThat(run.receipt("posts/view-1/index.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(run.receipt("posts/view-1/index.md").outstanding()).isEmpty();
    assertThat(run.summary().completed()).isEmpty();
    requireFilesOfPagesThatWait();
  }

  @Test
  void a_version_of_a_post_is_complete_with_the_copies_of_its_page() {
    blog.publish();
    try (Catalog catalog = Catalog.openReadOnly(blog.settings().state()).orElseThrow()) {
      assertThat(catalog.versions().of("posts/view-0/index.md"))
          .singleElement()
          .satisfies(
              version ->
                  assertThat(version.files())
                      .anyMatch(file -> file.path().endsWith("/large-480w.jpg")));
    }
  }

  @Test
  void a_post_that_is_edited_while_copies_are_made_is_published_by_the_next_run() throws Exception {
    gate();
    CompletableFuture<Run> run = publishing();
    post("view-0", "Edited.");
    end(run);
    assertThat(sources("view-0")).isEmpty();
    assertThat(blog.text("posts/view-0/index.html")).contains("Words about it.");
    assertThat(missingCopies()).isEmpty();
    withoutGate();
    blog.publish();
    assertThat(blog.text("posts/view-0/index.html")).contains("Edited.");
    requireFilesOfPagesThatWait();
  }

  @Test
  void a_picture_that_is_removed_while_copies_are_made_gets_none() throws Exception {
    gate();
    CompletableFuture<Run> run = publishing();
    blog.without("content/posts/view-0/large.jpg");
    end(run);
    assertThat(sources("view-0")).isEmpty();
    assertThat(missingCopies()).isEmpty();
    withoutGate();
    blog.publish();
    requireFilesOfPagesThatWait();
  }

  @Test
  void a_post_that_is_removed_while_copies_are_made_leaves_nothing() throws Exception {
    gate();
    CompletableFuture<Run> run = publishing();
    blog.without("content/posts/view-0/index.md");
    blog.without("content/posts/view-0/large.jpg");
    blog.with(
        "content/books/views.md",
        "---",
        "title: Views",
        "book: {posts: [posts/view-1/index.md]}",
        "---");
    end(run);
    withoutGate();
    blog.publish();
    requireFilesOfPagesThatWait();
  }

  @Test
  void a_process_that_is_killed_before_the_copies_leaves_pages_that_the_next_one_completes()
      throws Exception {
    gate();
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(folder.resolve("words"));
    try (PublisherProcess run = plan.run("publish", "-C", blog.project().toString())) {
      Path feed = blog.output("feed.xml");
      await().atMost(PATIENCE).until(() -> isPublished(run) || !run.isAlive());
      assertThat(run.isAlive()).as(run.err()).isTrue();
      assertThat(feed).exists();
      run.kill();
    }
    assertThat(sources("view-0")).isEmpty();
    assertThat(blog.text("posts/view-0/index.html")).contains("Words about it.");
    withoutGate();
    Run next = blog.publish();
    assertThat(next.receipt("posts/view-0/index.md").status()).isEqualTo(ReceiptStatus.UNCHANGED);
    assertThat(next.summary().completed()).hasSize(3);
    assertThat(sources("view-0")).contains("large-480w.jpg 480w");
    requireFilesOfPagesThatWait();
  }

  // The receipts are filed before the copies are begun.
  private boolean isPublished(PublisherProcess run) {
    Path state = blog.settings().state();
    try (Catalog catalog = Catalog.openReadOnly(state).orElse(null)) {
      return catalog != null
          && catalog.entries().values().stream()
                  .filter(entry -> !entry.outstanding().isEmpty())
                  .count()
              == 3;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Test
  void a_process_that_is_killed_among_the_copies_leaves_no_page_without_its_copies()
      throws Exception {
    for (int i = 3; i < 8; i++) {
      post("view-" + i, "Words about it.");
      picture("view-" + i, i);
    }
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(folder.resolve("words"));
    try (PublisherProcess run = plan.run("publish", "-C", blog.project().toString())) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !sources("view-0").isEmpty() || !run.isAlive());
      assertThat(run.isAlive()).as(run.err()).isTrue();
      run.kill();
    }
    assertThat(missingCopies()).isEmpty();
    assertThat(sources("view-7")).isEmpty();
    blog.publish();
    assertThat(missingCopies()).isEmpty();
    requireFilesOfPagesThatWait();
  }

  @Test
  void pages_that_wait_get_their_copies_also_if_the_setting_is_changed() throws Exception {
    gate();
    CompletableFuture<Run> run = publishing();
    post("view-0", "Edited.");
    end(run);
    withoutGate();
    post("view-0", "Words about it.");
    blog.with("offprint.yaml", "title: Views", EDITIONS, "copies: now");
    blog.publish();
    assertThat(sources("view-0")).contains("large-480w.jpg 480w");
    requireFilesOfPagesThatWait();
  }

  @Test
  void a_watched_folder_shows_a_page_at_once_and_its_copies_behind() throws Exception {
    try (WatchingPublisher watching = WatchingPublisher.over(blog.project())) {
      watching.awaitReceipt("posts/view-0/index.md", ReceiptStatus.PUBLISHED);
      assertThat(watching.receipts("posts/view-0/index.md").get(0).outstanding())
          .containsExactly("posts/view-0/large.jpg");
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                assertThat(missingCopies()).isEmpty();
                return sources("view-0").contains("480w")
                    && sources("view-1").contains("480w")
                    && sources("view-2").contains("480w");
              });
      // A post is added, with its picture.
      Files.createDirectories(blog.project().resolve("content/posts/view-9"));
      picture("view-9", 9);
      post("view-9", "Words about it.");
      watching.awaitReceipt("posts/view-9/index.md", ReceiptStatus.PUBLISHED);
      await().atMost(PATIENCE).until(() -> sources("view-9").contains("480w"));
      await()
          .atMost(PATIENCE)
          .until(() -> watching.completed().contains("posts/view-9/index.html"));
      assertThat(watching.completed())
          .contains("posts/view-0/index.html")
          .doesNotContain("posts/plain/index.html");
    }
    // The feed has the time of its run.
    assertThat(Run.tree(blog.output("posts"))).isEqualTo(Run.tree(clean().output("posts")));
  }

  @Test
  void a_new_post_is_published_before_the_copies_of_many_pictures_are_made() throws Exception {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      LargePictures.jpeg(blog.project().resolve("content/posts/many/view-" + i + ".jpg"), 100 + i);
      words.append("![A view](view-").append(i).append(".jpg)\n\n");
    }
    blog.with(
        "content/posts/many/index.md", "---", "title: Many", "date: 2024-01-03", "---", "" + words);
    Path many = blog.output("posts/many/index.html");
    try (WatchingPublisher watching = WatchingPublisher.over(blog.project())) {
      watching.awaitReceipt("posts/many/index.md", ReceiptStatus.PUBLISHED);
      assertThat(sources(many)).isEmpty();
      WatchingPublisher.post(blog.project(), "posts/new.md", "New", "Words.");
      watching.awaitPage("posts/new", "Words.");
      assertThat(sources(many)).as("its copies are still being made").isEmpty();
      await().atMost(PATIENCE).until(() -> !sources(many).isEmpty());
      assertThat(missingCopies()).isEmpty();
    }
  }

  @Test
  void a_trial_of_a_change_brings_no_copies() throws Exception {
    gate();
    CompletableFuture<Run> run = publishing();
    post("view-0", "Edited.");
    end(run);
    withoutGate();
    post("view-0", "Words about it.");
    Map<String, String> before = Run.tree(blog.output(""));
    try (Publisher publisher = Publisher.open(blog.settings(), new RunListener() {})) {
      publisher.tryOut(Set.of());
    }
    assertThat(Run.tree(blog.output(""))).isEqualTo(before);
  }

  @Test
  void posts_that_are_tried_before_others_are_compared_with_their_copies() throws IOException {
    blog.with("offprint.yaml", "title: Views", EDITIONS, "copies: later", "canary: on");
    blog.publish();
    Run.deleteAll(blog.settings().state().resolve("cache"));
    blog.with("templates/web/own.css", "h2 { color: #7a2020; }");
    Run run = blog.publish();
    assertThat(run.with(ReceiptStatus.PUBLISHED))
        .filteredOn(receipt -> receipt.source().startsWith("posts/view-"))
        .hasSize(3)
        .anyMatch(receipt -> receipt.outstanding().isEmpty());
    assertThat(sources("view-0")).contains("480w");
    assertThat(missingCopies()).isEmpty();
  }

  @Test
  void the_catalog_names_the_pictures_until_their_copies_are_made() throws Exception {
    gate();
    CompletableFuture<Run> run = publishing();
    assertThat(outstanding("posts/view-0/index.md")).containsExactly("posts/view-0/large.jpg");
    end(run);
    assertThat(outstanding("posts/view-0/index.md")).isEmpty();
  }

  private List<String> outstanding(String source) {
    try (Catalog catalog = Catalog.openReadOnly(blog.settings().state()).orElseThrow()) {
      return catalog.entries().get(source).outstanding();
    }
  }

  @Test
  void a_route_of_the_project_without_the_step_of_copies_is_refused_with_a_remedy()
      throws IOException {
    String route = Files.readString(Path.of("routes/publish-site.camel.yaml"));
    int split = route.indexOf("        # With \"copies: later\"");
    int close = route.lastIndexOf("        - bean:");
    blog.with("routes/publish-site.camel.yaml", route.substring(0, split) + route.substring(close));
    assertThatThrownBy(blog::publish)
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("publish-site.camel.yaml:1: The step with the bean copies")
        .hasMessageContaining("set copies: now in offprint.yaml");
  }
}
