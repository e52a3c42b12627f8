package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.pipeline.FileTrees;

/**
 * A site of posts with large pictures that get their copies later, and a gate before the copies.
 */
abstract class LaterCopiesSite {
  static final Duration PATIENCE = Duration.ofMinutes(2);
  static final String EDITIONS = "editions: [html, index, lists, rss, book-html]";
  private static final String GATE =
      """
                    - bean:
                        beanType: press.offprint.acceptance.RunGate
                        method: pass
      """;

  @TempDir Path folder;
  Blog blog;

  @BeforeEach
  final void aSiteOfPictures() throws IOException {
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

  final void later() {
    blog.with("offprint.yaml", "title: Views", EDITIONS, "copies: later");
  }

  final void post(String name, String words) {
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

  final void picture(String name, int seed) throws IOException {
    LargePictures.jpeg(
        blog.project().resolve("content/posts").resolve(name).resolve("large.jpg"), seed);
  }

  /** Makes a run stop when everything is stored but the copies. */
  final void gate() throws IOException {
    RunGate.close();
    String route = Files.readString(Path.of("routes/publish-site.camel.yaml"));
    String step = "              - to:\n                  uri: \"{{offprint.queue}}\"\n";
    assertThat(route).contains(step);
    blog.with("routes/publish-site.camel.yaml", route.replace(step, GATE + step));
  }

  final void withoutGate() {
    blog.without("routes/publish-site.camel.yaml");
  }

  final CompletableFuture<Run> publishing() throws Exception {
    CompletableFuture<Run> run = CompletableFuture.supplyAsync(blog::publish);
    RunGate.awaitRun();
    return run;
  }

  static Run end(CompletableFuture<Run> run) throws Exception {
    RunGate.open();
    return run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  final String sources(String post) {
    return sources(blog.output("posts/" + post + "/index.html"));
  }

  final String sources(Path page) {
    Element image = org.jsoup.Jsoup.parse(WatchingPublisher.read(page)).selectFirst("article img");
    return image == null ? "" : image.attr("srcset");
  }

  /** Returns the copies that pages name and that are not there. */
  final List<Path> missingCopies() throws IOException {
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

  /**
   * Leaves the page of a post without its copies, as after a run that ends before they are made.
   */
  final void leavePageWaiting() throws Exception {
    gate();
    CompletableFuture<Run> run = publishing();
    post("view-0", "Edited.");
    end(run);
    withoutGate();
    post("view-0", "Words about it.");
  }

  /** Publishes the same content in a new project with {@code copies: now}. */
  final Blog clean() throws IOException {
    Blog clean = new Blog(folder.resolve("clean"));
    FileTrees.copy(blog.project().resolve("content"), clean.project().resolve("content"));
    clean.with("offprint.yaml", "title: Views", EDITIONS, "copies: now");
    clean.publish();
    return clean;
  }

  /** Compares all files and all input hashes with those of a clean project. */
  final void requireFilesOfPagesThatWait() throws IOException {
    Blog clean = clean();
    Map<String, String> wanted = Run.tree(clean.output(""));
    Map<String, String> found = Run.tree(blog.output(""));
    assertThat(found.keySet()).isEqualTo(wanted.keySet());
    wanted.entrySet().removeAll(found.entrySet());
    assertThat(wanted).isEmpty();
    assertThat(hashes(blog.settings().state())).isEqualTo(hashes(clean.settings().state()));
  }

  static Map<String, List<String>> hashes(Path state) {
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
}
