package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.SharesNothing;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/**
 * The front matter that a section gives to the posts below it. In a folder that the publisher does
 * not trust, no cascade withdraws, rejects, moves, renames or reattributes a post.
 */
@SharesNothing
class CascadeAuthorityTest {
  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void twoPostsInASectionAndOneOutside() {
    blog =
        new Blog(project, "html", "rss", "lists", "redirects")
            .with("content/posts/_index.md", "---", "title: Posts", "---", "All posts.")
            .with(
                "content/posts/one.md", "---", "title: One", "date: 2026-01-01", "---", "Un *mot*.")
            .with("content/posts/deep/two.md", "---", "title: Two", "author: Eeva", "---", "Words.")
            .with("content/about.md", "---", "title: About", "---", "Words.");
  }

  private Run cascade(String... lines) {
    String[] all = new String[lines.length + 5];
    all[0] = "---";
    all[1] = "title: Posts";
    all[2] = "cascade:";
    System.arraycopy(lines, 0, all, 3, lines.length);
    all[all.length - 2] = "---";
    all[all.length - 1] = "All posts.";
    return blog.with("content/posts/_index.md", all).publish();
  }

  // The page of the section and its lists are its own; all other files are of others.
  private Map<String, String> otherFiles() {
    Map<String, String> files = new TreeMap<>(FileTrees.hashes(blog.output("")));
    files.keySet().removeIf(file -> file.equals("posts/index.html"));
    return files;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "draft: true",
        "DRAFT: true",
        "published: false",
        "publish: false",
        "private: true",
        "status: draft",
        "headless: true",
        "render: false",
        "build: {render: never}",
        "build: {list: never}",
        "unlisted: true",
        "date: 2199-01-01",
        "publishDate: 2199-01-01",
        "expiryDate: 2001-01-01",
        "url: /same/",
        "permalink: /:categories/:title/",
        "path: same",
        "slug: same",
        "aliases: [/same/]",
        "redirect_from: [/same/]",
        "title: Stolen",
        "title: {no: text}",
        "description: Stolen",
        "summary: Stolen",
        "author: Thief",
        "authors: [Thief]",
        "Authors: [Thief]",
        "params: {author: Thief}",
        "params: {Authors: [Thief]}",
        "extra: {author: Thief, draft: true, lang: ar}",
        "taxonomies: {authors: [Thief]}",
        "language: ar",
        "lang: ar",
        "translationKey: same",
        "categories: [moved]",
        "cover: ../../../etc/passwd",
        "featured_image: gone.png",
        "params: {cover: gone.png}",
        "layout: jekyll",
        "dialect: mdx",
        "maths: on",
        "accept: {LINK_BROKEN: ignored}",
        "cascade: {draft: true}",
        "unknown: field",
        "weight: heavy",
        "weight: [1]",
        "tags: {a: map}",
        "tags: [{a: map}]",
        "tags: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v]",
        "keywords: [[a]]",
      })
  void no_field_of_an_untrusted_section_changes_another_post(String field) {
    blog.publish();
    Map<String, String> before = otherFiles();
    Run run = cascade("  " + field);
    assertThat(otherFiles()).isEqualTo(before);
    assertThat(run.receipt("posts/one.md").status()).isEqualTo(ReceiptStatus.UNCHANGED);
    assertThat(run.receipt("posts/deep/two.md").problems()).isEmpty();
    blog.with("content/posts/deep/_index.md", "---", "title: D", "---", "Deep.").publish();
    assertThat(blog.text("posts/deep/two/index.html")).contains("Eeva");
  }

  @Test
  void the_ignored_fields_are_one_warning_of_the_section_with_line_and_remedy() {
    Run run =
        cascade(
            "  tags: [paper]", "  draft: true", "  url: /x/", "  params: {author: A, motto: m}");
    List<Problem> problems = run.receipt("posts/_index.md").problems();
    assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.CASCADE_IGNORED);
    Problem warning = problems.get(0);
    assertThat(warning.isError()).isFalse();
    assertThat(warning.line()).isEqualTo(5);
    assertThat(warning.message())
        .startsWith("The cascade of posts/_index.md gives draft, params.author, url, which are");
    assertThat(warning.hint()).contains("trust: [\"posts\"]", "offprint.yaml");
  }

  @Test
  void harmless_fields_are_given_without_trust() {
    Run run =
        cascade("  tags: [paper]", "  weight: 2", "  type: docs", "  params: {motto: hand made}");
    assertThat(run.receipt("posts/_index.md").problems()).isEmpty();
    assertThat(blog.text("tags/paper/index.html")).contains("One", "Two").doesNotContain("About");
    blog.with("content/posts/deep/two.md", "---", "title: Two", "---", "{{< param motto >}}")
        .publish();
    assertThat(blog.text("posts/deep/two/index.html")).contains("hand made");
  }

  @Test
  void a_trusted_folder_gives_every_field_and_its_subfolders_do_not() {
    blog.with("offprint.yaml", "trust: [posts]");
    blog.with(
        "content/posts/deep/_index.md",
        "---",
        "title: Deep",
        "cascade: {draft: true}",
        "---",
        "Deep.");
    Run run = cascade("  author: Ink");
    assertThat(run.receipt("posts/_index.md").problems()).isEmpty();
    assertThat(blog.text("posts/one/index.html")).contains("Ink");
    assertThat(run.receipt("posts/deep/two.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(Run.codes(run.receipt("posts/deep/_index.md")))
        .containsExactly(ProblemCode.CASCADE_IGNORED);

    blog.with("offprint.yaml", "trust: [posts/**]");
    assertThat(blog.publish().receipt("posts/deep/two.md").status())
        .isEqualTo(ReceiptStatus.WITHDRAWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/**", "**", "posts/**", "/posts/", "./posts"})
  void a_folder_is_trusted_in_several_spellings(String trust) {
    blog.with("offprint.yaml", "trust: '" + trust + "'");
    blog.with("content/_index.md", "---", "title: Home", "cascade: {author: Ink}", "---", "Home.");
    cascade("  author: Ink");
    assertThat(blog.text("posts/one/index.html")).contains("Ink");
  }

  @Test
  void rules_with_targets_are_checked_one_by_one() {
    Run run =
        cascade(
            "  - _target: {path: '/posts/deep/*'}",
            "    draft: true",
            "    tags: [deep]",
            "  - target: {kind: page}",
            "    author: Thief");
    assertThat(blog.text("posts/deep/two/index.html")).contains("deep").doesNotContain("Thief");
    Problem warning = run.receipt("posts/_index.md").problems().get(0);
    assertThat(warning.message()).contains("gives author, draft,");
    assertThat(warning.line()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "author: Own",
        "authors: [Own]",
        "extra: {author: Own}",
        "params: {author: Own}",
        "taxonomies: {authors: [Own]}",
      })
  void the_value_of_a_post_wins_under_each_of_its_names(String own) {
    blog.with("offprint.yaml", "trust: [posts]")
        .with("content/posts/one.md", "---", "title: One", own, "lang: fr", "---", "Words.");
    for (String given : List.of("author", "authors")) {
      cascade("  " + given + ": Given", "  language: de", "  locale: de");
      assertThat(blog.page("posts/one/index.html").select("meta[name=author]").attr("content"))
          .isEqualTo("Own");
      assertThat(blog.page("posts/one/index.html").select("html").attr("lang")).isEqualTo("fr");
    }
  }

  @Test
  void a_section_that_is_broken_gives_what_it_gave_before() {
    blog.with("offprint.yaml", "trust: [posts]");
    cascade("  draft: true");
    assertThat(blog.output("posts/one")).doesNotExist();
    blog.with("content/posts/_index.md", "---", "title: [", "---", "Broken.").publish();
    assertThat(blog.output("posts/one")).doesNotExist();
  }

  @Test
  void a_pattern_that_could_be_matched_in_many_ways_takes_no_long_time() {
    Run run =
        cascade(
            "  - _target: {path: '/" + "**a".repeat(300) + "b'}",
            "    tags: [never]",
            "  - _target: {path: '/" + "{a,b}".repeat(60) + "'}",
            "    tags: [never]",
            "  - _target: {path: '/posts/**'}",
            "    tags: [always]");
    blog.with("content/posts/" + "a".repeat(200) + ".md", "---", "title: A", "---", "A.");
    assertThat(run.receipt("posts/one.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(blog.publish().receipt("posts/" + "a".repeat(200) + ".md").problems()).isEmpty();
    assertThat(blog.output("tags/never")).doesNotExist();
  }

  @Test
  void the_check_ignores_the_same_fields() {
    cascade("  draft: true");
    Map<String, Receipt> receipts = new TreeMap<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            receipts.put(receipt.source(), receipt);
          }
        };
    ProjectOperations.check(blog.settings(), listener);
    assertThat(receipts.get("posts/one.md").status()).isEqualTo(ReceiptStatus.CHECKED);
    assertThat(Run.codes(receipts.get("posts/_index.md")))
        .containsExactly(ProblemCode.CASCADE_IGNORED);
  }
}
