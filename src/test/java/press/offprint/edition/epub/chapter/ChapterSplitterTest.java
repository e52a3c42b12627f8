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

class ChapterSplitterTest {

  @Test
  void a_short_article_is_one_chapter() {
    assertThat(chapters(EpubSamples.bare("Short", "<h2 id=\"a\">A</h2><h2 id=\"b\">B</h2>")))
        .singleElement()
        .satisfies(chapter -> assertThat(chapter.href()).isEqualTo("chapter-1.xhtml"));
  }

  @Test
  void a_long_article_is_split_at_its_top_level_headings() {
    List<Chapter> chapters = chapters(LongArticle.make());
    assertThat(chapters).extracting(Chapter::title).containsExactly("Long", "First", "Second");
    assertThat(chapters).extracting(Chapter::opens).containsExactly(true, false, false);
    assertThat(String.join("", chapters.stream().map(Chapter::body).toList()))
        .isEqualTo(LongArticle.make().content().body());
  }

  @Test
  void a_note_is_in_the_chapter_of_its_first_reference() {
    assertThat(chapters(LongArticle.make()))
        .extracting(chapter -> chapter.notes().stream().map(Footnote::number).toList())
        .containsExactly(List.of(1), List.of(), List.of(2));
  }

  private static List<Chapter> chapters(Article article) {
    return ChapterSplitter.of(Publication.of(Examples.site(), article));
  }
}
