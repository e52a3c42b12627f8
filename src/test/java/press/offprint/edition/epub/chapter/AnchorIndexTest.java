package press.offprint.edition.epub.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import press.offprint.Examples;
import press.offprint.edition.epub.EpubSamples;
import press.offprint.edition.epub.LongArticle;
import press.offprint.model.Article;
import press.offprint.model.Footnote;
import press.offprint.model.Publication;

class AnchorIndexTest {

  @Test
  void an_anchor_is_found_in_the_chapter_that_holds_it() {
    List<Chapter> chapters = chapters(LongArticle.make());
    AnchorIndex anchors = new AnchorIndex(chapters);
    assertThat(anchors.hrefInBook(1, "second")).isEqualTo("chapter-1-3.xhtml#second");
    assertThat(anchors.hrefInArticle(chapters.get(2), "second")).isEqualTo("#second");
    assertThat(anchors.hrefInArticle(chapters.get(2), "first"))
        .isEqualTo("chapter-1-2.xhtml#first");
  }

  @Test
  void an_unknown_anchor_is_the_beginning_of_the_chapter_or_of_the_article() {
    List<Chapter> chapters = chapters(LongArticle.make());
    AnchorIndex anchors = new AnchorIndex(chapters);
    assertThat(anchors.hrefInArticle(chapters.get(2), "none")).isEqualTo("chapter-1-3.xhtml");
    assertThat(anchors.hrefInArticle(chapters.get(2), "")).isEqualTo("chapter-1.xhtml");
    assertThat(anchors.hrefInBook(1, "none")).isEqualTo("chapter-1.xhtml");
  }

  @Test
  void a_fragment_may_be_percent_encoded() {
    AnchorIndex anchors =
        new AnchorIndex(chapters(EpubSamples.bare("x", "<h2 id=\"日記+1\">x</h2>")));
    assertThat(anchors.hrefInBook(1, "%E6%97%A5%E8%A8%98+1")).isEqualTo("chapter-1.xhtml#日記+1");
    assertThat(anchors.hrefInBook(1, "100%")).isEqualTo("chapter-1.xhtml");
  }

  @Test
  void a_page_of_the_site_is_found_with_and_without_a_slash() {
    AnchorIndex anchors =
        new AnchorIndex(chapters(EpubSamples.at("ä", EpubSamples.bare("x", "<p id=\"a\">x</p>"))));
    assertThat(anchors.hrefOfPage("/posts/ä/#a")).contains("chapter-1.xhtml#a");
    assertThat(anchors.hrefOfPage("/posts/%C3%A4")).contains("chapter-1.xhtml");
    assertThat(anchors.hrefOfPage("/posts/other/")).isEmpty();
  }

  @Test
  void every_reference_to_a_note_is_found() {
    List<Chapter> chapters = chapters(LongArticle.make());
    Footnote note = chapters.get(0).notes().get(0);
    assertThat(new AnchorIndex(chapters).references(chapters.get(0), note))
        .containsExactly("#fnref-1", "chapter-1-3.xhtml#fnref-1-2");
  }

  private static List<Chapter> chapters(Article article) {
    return ChapterSplitter.of(Publication.of(Examples.site(), article));
  }
}
