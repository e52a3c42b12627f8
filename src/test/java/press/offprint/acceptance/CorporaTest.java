package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import press.offprint.SharedFolder;
import press.offprint.content.site.SiteLists;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;

/** Real blogs, published without a change. */
@EnabledIfSystemProperty(named = "offprint.long", matches = "true")
class CorporaTest {
  private static final boolean ALL = Boolean.getBoolean("offprint.long");

  /** The warnings that are correct for a real post; the post is published. */
  private static final Set<ProblemCode> FAIR_WARNINGS =
      Set.of(
          ProblemCode.RESOURCE_REMOTE,
          ProblemCode.RESOURCE_MISSING,
          ProblemCode.RESOURCE_TYPE,
          ProblemCode.RESOURCE_OUTSIDE_ROOT,
          ProblemCode.SVG_FORBIDDEN,
          ProblemCode.LINK_FORBIDDEN,
          ProblemCode.LINK_BROKEN,
          ProblemCode.TEXT_SANITISED,
          ProblemCode.TITLE_MISSING,
          ProblemCode.TEXT_MISSING,
          ProblemCode.SYNTAX_FOREIGN,
          ProblemCode.SHORTCODE_UNKNOWN,
          ProblemCode.GLYPH_MISSING);

  /** A file of front matter alone, which asks for another template. */
  private static final String WITHOUT_TEXT = "releases/latest.md";

  @Test
  void all_posts_of_a_ten_year_old_engineering_blog_are_published() {
    check("rust-blog", 754);
  }

  @Test
  void all_posts_of_a_guide_in_ten_languages_are_published() {
    check("opensource-guide", 121);
  }

  private static void check(String corpus, int posts) {
    Path content = SharedFolder.required("corpora/" + corpus).resolve("content");
    Path output = Path.of("target", "published", "pages-" + corpus);
    Run run =
        ALL
            ? Run.shared(content, corpus)
            : Run.of(Run.settings(content, output, Set.of("html", "rss")));
    assertThat(run.receipts()).hasSize(posts);
    List<Receipt> rejected = run.with(ReceiptStatus.REJECTED);
    assertThat(rejected.stream().map(r -> r.source() + " " + r.problems())).isEmpty();
    for (Receipt receipt : run.with(ReceiptStatus.PUBLISHED)) {
      assertThat(receipt.renditions()).as(receipt.source()).hasSize(editions(receipt.source()));
      assertThat(FAIR_WARNINGS).as(receipt.source()).containsAll(Run.codes(receipt));
    }
    assertThat(run.summary().fault()).isFalse();
    assertThat(run.summary().problems()).isEmpty();
  }

  /** A section has a page, the list of its posts; the text of a home page is a part of a page. */
  private static int editions(String source) {
    if (SiteLists.mayBeHome(source)) {
      return 0;
    }
    boolean isPageOnly = SiteLists.isSection(source) || source.equals(WITHOUT_TEXT);
    return isPageOnly || !ALL ? 1 : 3;
  }
}
