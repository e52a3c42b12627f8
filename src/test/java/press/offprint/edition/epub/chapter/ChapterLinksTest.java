package press.offprint.edition.epub.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.Examples;
import press.offprint.edition.epub.EpubSamples;
import press.offprint.edition.epub.LongArticle;
import press.offprint.edition.epub.OpenedEpub;
import press.offprint.model.Article;
import press.offprint.model.Publication;
import press.offprint.model.Resource;

/** The targets of references in a book. */
class ChapterLinksTest {

  @Test
  void images_refer_to_the_container() {
    OpenedEpub book = EpubSamples.opened(EpubSamples.rich());
    assertThat(book.text("chapter-1.xhtml")).contains("src=\"images/page.png\"");
    assertThat(book.files()).containsKey("images/page.png");
  }

  @Test
  void a_webp_image_becomes_a_format_that_every_store_accepts() {
    OpenedEpub book = EpubSamples.opened(EpubSamples.rich());
    assertThat(book.text("chapter-1.xhtml")).contains("src=\"images/lake.jpg\"");
    assertThat(book.text("package.opf")).doesNotContain("webp");
  }

  @Test
  void a_page_of_the_site_leads_to_the_site() {
    assertThat(EpubSamples.opened(EpubSamples.rich()).text("chapter-1.xhtml"))
        .contains("<a href=\"https://example.org/posts/other/\">link inside the site</a>");
  }

  @Test
  void without_a_base_url_a_link_to_the_site_is_text_only() {
    OpenedEpub book =
        OpenedEpub.of(
            EpubSamples.epub(Publication.of(EpubSamples.withoutBaseUrl(), EpubSamples.rich())));
    assertThat(book.text("chapter-1.xhtml"))
        .contains("<a>link inside the site</a>")
        .contains("<a>The page in full size</a>");
  }

  @Test
  void a_linked_file_stays_on_the_site() {
    assertThat(EpubSamples.opened(EpubSamples.rich()).text("chapter-1.xhtml"))
        .contains("<a href=\"https://example.org/posts/hello/page.png\">The page in full size</a>");
  }

  @Test
  void articles_of_one_book_link_to_each_other() {
    OpenedEpub book =
        OpenedEpub.of(
            EpubSamples.epub(
                EpubSamples.book(
                    EpubSamples.at("one", EpubSamples.rich()),
                    EpubSamples.at(
                        "two",
                        EpubSamples.bare(
                            "Two",
                            "<p><a href=\"/posts/one/#tables\">a</a><a href=\"/posts/one\">b</a>"
                                + "<a href=\"/posts/one/#none\">c</a><a href=\"#none\">d</a>"
                                + "</p>")))));
    assertThat(book.text("chapter-2.xhtml"))
        .contains("<a href=\"chapter-1.xhtml#tables\">a</a>")
        .contains("<a href=\"chapter-1.xhtml\">b</a>")
        .contains("<a href=\"chapter-1.xhtml\">c</a>")
        .contains("<a href=\"chapter-2.xhtml\">d</a>");
  }

  @Test
  void a_note_pops_up_and_leads_back_to_each_of_its_references() {
    assertThat(EpubSamples.opened(EpubSamples.rich()).text("chapter-1.xhtml"))
        .contains("href=\"#fn-1\" epub:type=\"noteref\" role=\"doc-noteref\">1</a>")
        .contains("<aside class=\"note\" id=\"fn-1\" epub:type=\"footnote\" role=\"doc-footnote\">")
        .contains("href=\"#fnref-1\" aria-label=\"1, back to the text\">1</a>")
        .contains("href=\"#fnref-1-2\" aria-label=\"1-2, back to the text\">↩ 1-2</a>");
  }

  @Test
  void a_long_article_is_split_at_its_outermost_headings_and_its_links_follow() {
    OpenedEpub book = EpubSamples.opened(LongArticle.make());
    assertThat(book.files().keySet())
        .contains("chapter-1.xhtml", "chapter-1-2.xhtml", "chapter-1-3.xhtml")
        .doesNotContain("chapter-1-4.xhtml");
    assertThat(book.text("chapter-1.xhtml"))
        .contains("<a href=\"chapter-1-3.xhtml#second\">onwards</a>")
        .contains("id=\"fn-1\"")
        .contains("href=\"chapter-1-3.xhtml#fnref-1-2\"");
    assertThat(book.text("chapter-1-3.xhtml"))
        .contains("<title>Second</title>")
        .contains("<a href=\"chapter-1-2.xhtml#first\">before</a>")
        .contains("href=\"chapter-1.xhtml#fn-1\"")
        .contains("id=\"fn-2\"");
    assertThat(book.text("nav.xhtml")).contains("href=\"chapter-1-3.xhtml#below\"");
  }

  @Test
  void a_link_to_the_title_leads_to_the_beginning_of_the_article() {
    String body = LongArticle.make().content().body() + "<p><a href=\"#\">up</a></p>";
    assertThat(EpubSamples.opened(EpubSamples.bare("Long", body)).text("chapter-1-3.xhtml"))
        .contains("<a href=\"chapter-1.xhtml\">up</a>");
  }

  @Test
  void two_images_with_one_name_are_both_kept() {
    var one = EpubSamples.at("one", picture(EpubSamples.png("a.png")));
    var two = EpubSamples.at("two", picture(EpubSamples.svg("a.png")));
    OpenedEpub book = OpenedEpub.of(EpubSamples.epub(EpubSamples.book(one, two, one)));
    assertThat(book.files().keySet())
        .filteredOn(name -> name.startsWith("images/a"))
        .containsExactly("images/a.png", "images/a.svg");
  }

  private static Article picture(Resource file) {
    return Examples.article(
        Examples.metadata("Picture", "en"),
        "<p><img src=\"resource:" + file.key() + "\" alt=\"A\" /></p>",
        List.of(),
        List.of(),
        file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://", "http://exa mple/", "https://example.com:99999/", "ftp:x"})
  void a_link_without_a_valid_target_is_text_only(String nowhere) {
    OpenedEpub book =
        EpubSamples.opened(EpubSamples.bare("x", "<p><a href=\"" + nowhere + "\">words</a></p>"));
    assertThat(book.text("chapter-1.xhtml")).contains("<p><a>words</a></p>");
  }
}
