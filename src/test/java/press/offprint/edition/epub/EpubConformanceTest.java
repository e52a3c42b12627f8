package press.offprint.edition.epub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.Examples;
import press.offprint.model.Publication;
import press.offprint.model.bytes.Bytes;

/** EPUBCheck finds no errors, no warnings and no usage notes in a book ... */
class EpubConformanceTest {

  @Test
  void an_article_with_every_element_conforms() {
    assertThat(EpubCheckReport.on(EpubSamples.epub(EpubSamples.rich()))).isEmpty();
  }

  @Test
  void a_japanese_article_conforms() {
    assertThat(EpubCheckReport.on(EpubSamples.epub(EpubSamples.japanese()))).isEmpty();
  }

  @Test
  void a_right_to_left_article_conforms() {
    assertThat(EpubCheckReport.on(EpubSamples.epub(EpubSamples.arabic()))).isEmpty();
  }

  @Test
  void an_article_without_author_date_or_headings_conforms() {
    assertThat(EpubCheckReport.on(EpubSamples.epub(EpubSamples.bare("Bare", "<p>Enough.</p>"))))
        .isEmpty();
  }

  @Test
  void an_article_without_words_conforms() {
    assertThat(EpubCheckReport.on(EpubSamples.epub(EpubSamples.bare("Empty", "")))).isEmpty();
  }

  @Test
  void an_article_with_an_image_that_cannot_be_decoded_conforms() {
    var article =
        Examples.article(
            Examples.metadata("Torn", "en"),
            "<p><img src=\"resource:torn.webp\" alt=\"A torn page\" width=\"1\" height=\"1\" /></p>",
            List.of(),
            List.of(),
            EpubSamples.webp("torn.webp", "UklGRiIAAABXRUJQVlA4IBYA"));
    var rendition = EpubSamples.EDITION.render(Publication.of(Examples.site(), article));
    assertThat(EpubCheckReport.on(rendition.content())).isEmpty();
    assertThat(rendition.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("posts/torn.webp"));
    assertThat(OpenedEpub.of(rendition.content()).text("chapter-1.xhtml"))
        .contains(
            "<span class=\"missing\" role=\"img\" aria-label=\"A torn page\">A torn page</span>");
  }

  @Test
  void a_book_of_three_articles_with_links_between_them_conforms() {
    Bytes epub =
        EpubSamples.epub(
            EpubSamples.book(
                EpubSamples.at("one", EpubSamples.rich()),
                EpubSamples.at("two", EpubSamples.japanese()),
                EpubSamples.at(
                    "three",
                    EpubSamples.bare(
                        "Three",
                        "<p id=\"lists\"><a href=\"/posts/one/#tables\">one</a> <a"
                            + " href=\"/posts/two\">two</a> <a href=\"/posts/one/#nowhere\">lost</a>"
                            + "</p>"))));
    assertThat(EpubCheckReport.on(epub)).isEmpty();
  }

  @Test
  void an_article_of_many_chapters_conforms() {
    assertThat(EpubCheckReport.on(EpubSamples.epub(LongArticle.make()))).isEmpty();
  }

  @Test
  void a_book_of_a_site_without_a_base_url_conforms() {
    Bytes epub = EpubSamples.epub(Publication.of(EpubSamples.withoutBaseUrl(), EpubSamples.rich()));
    assertThat(EpubCheckReport.on(epub)).isEmpty();
  }

  @Test
  void books_with_covers_of_every_kind_conform() {
    for (var cover :
        List.of(
            EpubSamples.png("front.png"),
            EpubSamples.lossyWebp("front.webp"),
            EpubSamples.losslessWebp("front.webp"),
            EpubSamples.svg("front.svg"),
            EpubSamples.gif("front.gif", 1))) {
      assertThat(
              EpubCheckReport.on(
                  EpubSamples.epub(EpubSamples.withCover(EpubSamples.rich(), cover))))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>Bold</b> & \"quoted\" 'twice' ]]> <!-- not a comment -->",
        "A family 👩‍👩‍👧 and a flag 🏴",
        "Bell \u0007 and a lone surrogate \uD83D",
        "{{ title }} {% if %} {# #}",
        "עברית and English",
        "Supercalifragilisticexpialidocious-Donaudampfschifffahrtsgesellschaftskapitänsmütze",
        "👋"
      })
  void a_book_with_a_special_title_conforms(String title) {
    assertThat(EpubCheckReport.on(EpubSamples.epub(EpubSamples.bare(title, "<p>Words.</p>"))))
        .isEmpty();
  }
}
