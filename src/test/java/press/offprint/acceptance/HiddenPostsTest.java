package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.Hidden;
import press.offprint.pipeline.run.HiddenReason;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/** The posts that are not published in the dialects of Hugo, Jekyll, Zola and Obsidian. */
class HiddenPostsTest {
  @TempDir private Path folder;

  private Blog blog() {
    return new Blog(folder, "html", "index", "lists", "feeds", "rss")
        .with("content/posts/shown.md", "---", "title: Shown", "date: 2026-01-01", "---", "Text");
  }

  private Hidden reason(Run run, String source) {
    assertThat(run.receipt(source).status()).as(source).isEqualTo(ReceiptStatus.IGNORED);
    return run.receipt(source).hidden();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "draft: true",
        "draft: \"true\"",
        "draft: yes",
        "Draft: True",
        "published: false",
        "published: 'no'",
        "publish: false",
        "dg-publish: false",
        "status: draft",
        "status: Private",
        "private: true",
        "extra: {draft: true}"
      })
  void a_draft_is_hidden_in_every_dialect(String field) {
    Run run =
        blog().with("content/posts/a.md", "---", "title: A", field, "---", "Secret").publish();
    assertThat(reason(run, "posts/a.md").reason()).isEqualTo(HiddenReason.DRAFT);
    assertThat(blog().output("posts/a")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "headless: true",
        "build: {render: never}",
        "_build: {render: link}",
        "build: {render: false}",
        "permalink: false",
        "render: false"
      })
  void a_post_that_asks_for_no_page_has_none_even_with_drafts(String field) {
    blog().with("content/posts/a.md", "---", "title: A", field, "---", "Secret");
    for (boolean drafts : new boolean[] {false, true}) {
      Run run = Run.of(settings(drafts));
      assertThat(reason(run, "posts/a.md").reason()).isEqualTo(HiddenReason.HEADLESS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"draft: false", "published: true", "publish: true", "status: done", "draft:"})
  void other_values_hide_nothing(String field) {
    Run run = blog().with("content/posts/a.md", "---", "title: A", field, "---", "Text").publish();
    assertThat(run.receipt("posts/a.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
  }

  @Test
  void the_page_for_addresses_that_lead_nowhere_is_in_no_list() {
    Blog blog =
        new Blog(folder, "html", "index", "lists", "sitemap")
            .with("content/404.md", "---", "title: Lost", "permalink: /404.html", "---", "Text")
            .with("content/a.md", "---", "title: A", "date: 2026-01-01", "---", "Text");
    assertThat(blog.publish().receipt("404.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(blog.output("404.html")).exists();
    assertThat(blog.text("index.html")).contains(">A</a>").doesNotContain("Lost");
    assertThat(blog.text("sitemap.xml")).contains("/a/").doesNotContain("404");
  }

  @Test
  void a_hidden_post_needs_no_date_for_the_addresses_of_its_section() {
    Run run =
        blog()
            .with("offprint.yaml", "permalinks: {posts: \"/:year/:month/:slug/\"}")
            .with("content/posts/draft.md", "---", "title: A", "draft: true", "---", "Secret")
            .with("content/posts/none.md", "---", "title: B", "headless: true", "---", "Secret")
            .with("content/posts/own.md", "---", "url: /:year/x/", "draft: true", "---", "Secret")
            .with("content/posts/undated.md", "---", "title: D", "---", "Text")
            .publish();
    assertThat(reason(run, "posts/draft.md").reason()).isEqualTo(HiddenReason.DRAFT);
    assertThat(reason(run, "posts/none.md").reason()).isEqualTo(HiddenReason.HEADLESS);
    assertThat(reason(run, "posts/own.md").reason()).isEqualTo(HiddenReason.DRAFT);
    assertThat(run.receipt("posts/undated.md").status()).isEqualTo(ReceiptStatus.REJECTED);
    assertThat(Run.of(settings(true)).receipt("posts/draft.md").status())
        .isEqualTo(ReceiptStatus.PUBLISHED);
  }

  @Test
  void a_draft_of_jekyll_is_published_with_drafts_at_the_time_of_its_last_change()
      throws Exception {
    blog().with("content/_drafts/idea.md", "---", "title: Idea", "---", "Secret");
    Files.setLastModifiedTime(
        folder.resolve("content/_drafts/idea.md"),
        FileTime.from(Instant.parse("2025-05-06T07:08:09Z")));
    assertThat(reason(blog().publish(), "_drafts/idea.md").reason()).isEqualTo(HiddenReason.DRAFT);
    Run run = Run.of(settings(true));
    assertThat(run.receipt("_drafts/idea.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    String page = run.receipt("_drafts/idea.md").renditions().get(0).path();
    assertThat(page).doesNotContain("draft");
    assertThat(blog().text(page)).contains("2025-05-06T07:08:09");
    assertThat(blog().publish().receipt("_drafts/idea.md").status())
        .isEqualTo(ReceiptStatus.WITHDRAWN);
    assertThat(blog().output(page)).doesNotExist();
  }

  @Test
  void nothing_below_a_folder_with_a_low_line_is_published_or_read() {
    Run run =
        blog()
            .with("content/_recipes/soup.md", "---", "title: [", "---", "Secret")
            .with("content/posts/_old/a.md", "---", "title: A", "---", "Secret")
            .with("content/posts/_note.md", "---", "title: A", "---", "Secret")
            .with("content/.obsidian/a.md", "---", "title: A", "---", "Secret")
            .with("content/_posts/2026-01-02-news.md", "---", "title: News", "---", "Text")
            .with("content/posts/_index.md", "---", "title: Posts", "---", "Text")
            .publish();
    assertThat(reason(run, "_recipes/soup.md"))
        .isEqualTo(Hidden.because(HiddenReason.UNDERSCORE, "_recipes/"));
    assertThat(reason(run, "posts/_old/a.md").place()).isEqualTo("posts/_old/");
    assertThat(reason(run, "posts/_note.md").place()).isEqualTo("posts/_note.md");
    assertThat(run.receipts()).doesNotContainKey(".obsidian/a.md");
    assertThat(run.with(ReceiptStatus.PUBLISHED).stream().map(Receipt::source))
        .containsExactly("_posts/2026-01-02-news.md", "posts/_index.md", "posts/shown.md");
    assertThat(blog().publish().with(ReceiptStatus.PUBLISHED)).isEmpty();
  }

  @Test
  void the_reason_of_a_dated_post_has_its_date() {
    Run run =
        blog()
            .with("content/a.md", "---", "title: A", "date: 2027-01-02T03:04:05Z", "---", "Text")
            .with("content/b.md", "---", "title: B", "expiryDate: 2026-01-02", "---", "Text")
            .publish();
    assertThat(reason(run, "a.md").reason()).isEqualTo(HiddenReason.FUTURE);
    assertThat(reason(run, "a.md").visibleFrom()).isEqualTo("2027-01-02T03:04:05Z");
    assertThat(reason(run, "b.md").reason()).isEqualTo(HiddenReason.EXPIRED);
    assertThat(reason(run, "b.md").visibleUntil()).isEqualTo("2026-01-02T00:00:00Z");
  }

  @Test
  void the_other_files_of_a_hidden_bundle_are_hidden_with_it() {
    Run run =
        blog()
            .with("content/talk/index.md", "---", "title: T", "headless: true", "---", "Text")
            .with("content/talk/slides/notes.md", "---", "title: N", "---", "Secret")
            .with("content/other/index.md", "---", "title: O", "draft: true", "---", "Text")
            .with("content/other/index.de.md", "---", "title: O", "---", "Text")
            .with("content/other/notes.md", "---", "title: N", "---", "Text")
            .publish();
    assertThat(reason(run, "talk/slides/notes.md").place()).isEqualTo("talk/index.md");
    assertThat(run.receipt("other/notes.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
  }

  @Test
  void a_bundle_with_an_error_hides_no_other_file_but_a_hidden_one_stays_hidden() {
    Run run =
        blog()
            .with("content/talk/index.md", "---", "title: [", "---", "Text")
            .with("content/talk/notes.md", "---", "title: N", "---", "Text")
            .with("content/plan/index.md", "---", "title: P", "draft: true", "---", "Text")
            .with("content/plan/notes.md", "---", "title: N", "---", "Secret")
            .publish();
    assertThat(run.receipt("talk/index.md").status()).isEqualTo(ReceiptStatus.REJECTED);
    assertThat(run.receipt("talk/notes.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(reason(run, "plan/notes.md").place()).isEqualTo("plan/index.md");
    blog().with("content/plan/index.md", "---", "title: [", "draft: true", "---", "Text");
    blog().publish();
    assertThat(reason(blog().publish(), "plan/notes.md").place()).isEqualTo("plan/index.md");
  }

  @Test
  void a_readme_beside_the_post_of_a_bundle_or_section_is_no_post() {
    Run run =
        blog()
            .with("content/a/index.md", "---", "title: A", "---", "Text")
            .with("content/a/README.md", "For editors")
            .with("content/b/_index.md", "---", "title: B", "---", "Text")
            .with("content/b/readme.md", "For editors")
            .with("content/c/README.md", "# C", "", "Text")
            .publish();
    assertThat(reason(run, "a/README.md").reason()).isEqualTo(HiddenReason.BUNDLE);
    assertThat(reason(run, "b/readme.md").reason()).isEqualTo(HiddenReason.BUNDLE);
    assertThat(run.receipt("c/README.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(run.with(ReceiptStatus.REJECTED)).isEmpty();
  }

  @Test
  void an_unlisted_post_has_a_page_and_is_in_no_list_or_feed() {
    blog()
        .with("content/posts/_index.md", "---", "title: Posts", "---", "Text")
        .with(
            "content/posts/never.md",
            "---",
            "title: Never listed",
            "tags: [paper]",
            "build: {list: never}",
            "---",
            "Text")
        .with(
            "content/posts/local.md",
            "---",
            "title: Listed here",
            "build: {list: local}",
            "---",
            "Text")
        .publish();
    assertThat(blog().output("posts/never/index.html")).exists();
    for (String list : List.of("index.html", "feed.xml", "posts/index.html", "posts/feed.xml")) {
      assertThat(blog().text(list)).as(list).contains("Shown").doesNotContain("Never listed");
    }
    assertThat(blog().output("tags/paper")).doesNotExist();
    assertThat(blog().text("posts/index.html")).contains("Listed here");
    assertThat(blog().text("index.html")).doesNotContain("Listed here");
  }

  @Test
  void check_gives_the_same_reasons_as_publish() {
    blog()
        .with("content/_drafts/a.md", "---", "title: A", "---", "Text")
        .with("content/_recipes/soup.md", "---", "title: [", "---", "Text")
        .with("content/talk/index.md", "---", "title: T", "draft: true", "---", "Text")
        .with("content/talk/notes.md", "---", "title: N", "---", "Text")
        .with("content/c.md", "---", "title: C", "date: 2027-01-01", "---", "Text");
    List<Receipt> checked = new ArrayList<>();
    ProjectOperations.check(
        blog().settings(),
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            checked.add(receipt);
          }
        });
    Run run = blog().publish();
    assertThat(checked).hasSize(6);
    for (Receipt receipt : checked) {
      assertThat(receipt.hidden()).isEqualTo(run.receipt(receipt.source()).hidden());
    }
  }

  private PublishSettings settings(boolean drafts) {
    PublishSettings all = blog().settings();
    return new PublishSettings(
        all.project(),
        all.content(),
        all.output(),
        all.state(),
        all.config(),
        Set.of("html"),
        all.paths(),
        all.strict(),
        drafts,
        all.future(),
        all.force(),
        all.allowEmpty(),
        all.waiting(),
        all.threads(),
        all.clock());
  }
}
