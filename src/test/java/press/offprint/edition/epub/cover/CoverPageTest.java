package press.offprint.edition.epub.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import press.offprint.edition.epub.EpubSamples;
import press.offprint.edition.epub.OpenedEpub;
import press.offprint.model.Article;

/** The cover image, which bookstores show. */
class CoverPageTest {

  @Test
  void a_post_without_an_image_gets_a_cover_in_the_size_that_stores_require() throws IOException {
    OpenedEpub book = EpubSamples.opened(EpubSamples.rich());
    BufferedImage cover =
        ImageIO.read(new ByteArrayInputStream(book.files().get("images/cover.png")));
    assertThat(cover.getWidth()).isEqualTo(1600);
    assertThat(cover.getHeight()).isEqualTo(2560);
    assertThat(book.text("package.opf"))
        .contains("href=\"images/cover.png\" media-type=\"image/png\" properties=\"cover-image\"");
    assertThat(book.text("cover.xhtml")).contains("alt=\"Cover of “A field guide to a post”\"");
  }

  @Test
  void the_image_of_a_post_is_its_cover() {
    Article article =
        EpubSamples.withCover(EpubSamples.rich(), EpubSamples.lossyWebp("front.webp"));
    assertThat(EpubSamples.opened(article).text("cover.xhtml"))
        .contains("src=\"images/front.jpg\"");
  }

  @Test
  void a_transparent_image_keeps_its_transparency() {
    Article article =
        EpubSamples.withCover(EpubSamples.rich(), EpubSamples.losslessWebp("front.webp"));
    assertThat(EpubSamples.opened(article).text("cover.xhtml"))
        .contains("src=\"images/front.png\"");
  }

  @Test
  void a_cover_in_vectors_is_drawn_in_pixels() {
    Article article = EpubSamples.withCover(EpubSamples.rich(), EpubSamples.svg("front.svg"));
    assertThat(EpubSamples.opened(article).text("cover.xhtml"))
        .contains("src=\"images/cover.png\"");
  }

  @Test
  void a_japanese_title_is_divided_between_phrases() {
    String title = "原稿用紙から電子書籍まで";
    assertThat(DisplayLineBreaks.in(title, Locale.JAPANESE).stream())
        .containsExactly("原稿用紙から".length(), title.length());
  }
}
