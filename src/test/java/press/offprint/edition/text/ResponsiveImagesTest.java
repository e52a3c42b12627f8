package press.offprint.edition.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import press.offprint.Examples;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Article;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

class ResponsiveImagesTest {
  private static final Rendition PAGE = page(Cache.NONE, false);

  @Test
  void a_large_image_has_copies_in_the_widths_that_screens_need() throws Exception {
    Element large = image(0);
    assertThat(large.attr("src")).isEqualTo("large.jpg");
    assertThat(large.attr("srcset"))
        .isEqualTo(
            "large-480w.jpg 480w, large-800w.jpg 800w, large-1200w.jpg 1200w, large.jpg 2000w");
    assertThat(large.attr("sizes")).isEqualTo("(max-width: 760px) 100vw, 760px");
    assertThat(large.attr("width") + " x " + large.attr("height")).isEqualTo("2000 x 1000");
    BufferedImage copy = ImageIO.read(file("large-480w.jpg").open());
    assertThat(List.of(copy.getWidth(), copy.getHeight())).containsExactly(480, 240);
  }

  @Test
  void a_narrow_image_has_its_width_in_the_page() {
    assertThat(image(1).attr("sizes")).isEqualTo("(max-width: 300px) 100vw, 300px");
  }

  @Test
  void a_small_image_is_one_file() {
    assertThat(image(2).hasAttr("srcset")).isFalse();
    assertThat(PAGE.companions()).noneMatch(file -> file.path().contains("small-"));
  }

  @Test
  void a_page_that_does_not_wait_names_the_copies_that_are_made() {
    Map<String, Bytes> kept = new ConcurrentHashMap<>();
    Cache cache =
        new Cache() {
          @Override
          public Optional<Bytes> find(String key) {
            return Optional.ofNullable(kept.get(key));
          }

          @Override
          public void keep(String key, Bytes result) {
            kept.put(key, result);
          }
        };
    Rendition first = page(cache, true);
    assertThat(first.content().text()).doesNotContain("srcset");
    assertThat(first.companions().stream().map(Rendition::path))
        .noneMatch(p -> p.endsWith("480w.jpg"));
    assertThat(first.outstanding())
        .singleElement()
        .satisfies(path -> assertThat(path).endsWith("/large.jpg"));
    assertThat(kept).as("no copy is made").isEmpty();
    Rendition whole = page(cache, false);
    assertThat(whole.outstanding()).isEmpty();
    Rendition again = page(cache, true);
    assertThat(again.content()).isEqualTo(whole.content());
    assertThat(again.outstanding()).isEmpty();
    assertThat(again.companions()).isEqualTo(whole.companions());
  }

  @Test
  void images_after_the_first_are_loaded_lazily() {
    assertThat(image(0).hasAttr("loading")).isFalse();
    assertThat(image(1).attr("loading")).isEqualTo("lazy");
    assertThat(image(2).attr("loading")).isEqualTo("lazy");
  }

  @Test
  void a_file_of_the_post_is_never_overwritten_by_a_copy() {
    assertThat(PAGE.companions().stream().map(Rendition::path)).doesNotHaveDuplicates();
    assertThat(file("large-1600w.jpg")).isEqualTo(photo("large-1600w.jpg", 300).content());
  }

  private static Element image(int index) {
    return Jsoup.parse(PAGE.content().text()).select(".page-body img").get(index);
  }

  private static Bytes file(String name) {
    return PAGE.companions().stream()
        .filter(file -> file.path().endsWith("/" + name))
        .findFirst()
        .orElseThrow()
        .content();
  }

  private static Rendition page(Cache cache, boolean later) {
    String body =
        "<p><img src=\"resource:large.jpg\" alt=\"A view\" width=\"2000\" height=\"1000\" /></p>"
            + "<p><img src=\"resource:large.jpg\" alt=\"It\" width=\"300\" height=\"150\" /></p>"
            + "<p><img src=\"resource:small.jpg\" alt=\"Dot\" width=\"300\" height=\"150\" /></p>"
            + "<p><img src=\"resource:large-1600w.jpg\" alt=\"Taken\" width=\"300\" height=\"150\" />"
            + "</p>";
    Article article =
        Examples.article(
            Examples.metadata("Views", "en"),
            body,
            List.of(),
            List.of(),
            photo("large.jpg", 2000),
            photo("small.jpg", 300),
            photo("large-1600w.jpg", 300));
    TextEdition text =
        new TextEdition(new Templates(TemplateFolder.ours()), new ImageVariants(cache));
    Publication post = Publication.of(Examples.site(), article);
    return text.render(
        later ? post.withCopiesLater() : post, "html", "web/post.html", "index.html");
  }

  private static Resource photo(String key, int width) {
    Random random = new Random(1);
    BufferedImage image = new BufferedImage(width, width / 2, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < width / 2; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(64) * 0x010101 + 0x404040);
      }
    }
    return new Resource(
        key, "posts/" + key, "image/jpeg", ImageCodec.jpeg(image).content(), width, width / 2);
  }
}
