package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import press.offprint.StartsProcesses;
import press.offprint.catalog.Catalog;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/**
 * With {@code copies: later}, a page is published with its original pictures and gets their
 * narrower copies behind all other files. It never names a copy that is not there, and in the end
 * nothing differs from {@code copies: now}.
 */
@StartsProcesses
class LaterCopiesTest extends LaterCopiesSite {
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
  void a_trial_of_a_change_brings_no_copies() throws Exception {
    leavePageWaiting();
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
