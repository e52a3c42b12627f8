package press.offprint.edition.epub.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import press.offprint.Examples;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.epub.EpubCheckReport;
import press.offprint.edition.epub.EpubSamples;
import press.offprint.edition.epub.OpenedEpub;
import press.offprint.model.Article;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.Resource;
import press.offprint.model.Site;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/** An ebook stays small with any number of images. */
class ImageBudgetTest {

  @Test
  void no_image_is_wider_than_the_screens_of_e_readers() throws Exception {
    OpenedEpub book =
        OpenedEpub.of(render(Limits.DEFAULT.ebookBytes(), photo("a.jpg", 2400)).content());
    BufferedImage shown =
        ImageIO.read(new java.io.ByteArrayInputStream(book.files().get("images/a.jpg")));
    assertThat(shown.getWidth()).isEqualTo(1600);
    assertThat(shown.getHeight()).isEqualTo(1067);
  }

  @Test
  void a_small_image_keeps_its_bytes() {
    Resource photo = photo("a.jpg", 800);
    OpenedEpub book = OpenedEpub.of(render(Limits.DEFAULT.ebookBytes(), photo).content());
    assertThat(book.files().get("images/a.jpg")).isEqualTo(photo.content().toArray());
  }

  @Test
  void many_images_are_made_narrower_until_they_fit() {
    List<Resource> photos = new ArrayList<>();
    long whole = 0;
    for (int i = 0; i < 5; i++) {
      Resource photo = i % 2 == 0 ? photo(i + ".jpg", 1500) : drawing(i + ".png", 1500);
      photos.add(photo);
      whole += photo.content().length();
    }
    Rendition rendition = render((int) (whole / 4), photos.toArray(Resource[]::new));
    assertThat(rendition.problems()).isEmpty();
    assertThat(pictureBytes(rendition)).isBetween(whole / 40, whole / 4);
    assertThat(EpubCheckReport.on(rendition.content())).isEmpty();
  }

  @Test
  void images_that_cannot_be_made_small_enough_are_a_warning() {
    Rendition rendition = render(100, photo("a.jpg", 900));
    assertThat(rendition.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_SIZE);
              assertThat(problem.hint()).contains("limits.ebookBytes");
            });
  }

  private static long pictureBytes(Rendition rendition) {
    return OpenedEpub.of(rendition.content()).files().entrySet().stream()
        .filter(file -> file.getKey().startsWith("images/") && !file.getKey().contains("cover"))
        .mapToLong(file -> file.getValue().length)
        .sum();
  }

  private static Rendition render(int limit, Resource... pictures) {
    StringBuilder body = new StringBuilder();
    for (Resource picture : pictures) {
      body.append("<figure><img src=\"resource:" + picture.key() + "\" alt=\"A view\" width=\"");
      body.append(picture.width() + "\" height=\"" + picture.height() + "\" /></figure>");
    }
    Article article =
        Examples.article(
            Examples.metadata("Views", "en"), body.toString(), List.of(), List.of(), pictures);
    return EpubSamples.EDITION.render(Publication.of(site(limit), article));
  }

  private static Site site(int limit) {
    Limits l = Limits.DEFAULT;
    Site s = Examples.site();
    Limits limits =
        new Limits(
            l.postBytes(),
            l.frontMatterBytes(),
            l.resourceBytes(),
            l.articleBytes(),
            l.imagePixels(),
            l.depth(),
            l.elements(),
            l.seconds(),
            l.pages(),
            limit);
    return new Site(
        s.title(),
        s.description(),
        s.author(),
        s.language(),
        s.baseUrl(),
        s.baseUrlGiven(),
        s.paper(),
        s.permalinks(),
        s.editions(),
        s.feedItems(),
        limits,
        s.params(),
        Site.PAGE_ITEMS,
        "",
        s.syntax(),
        s.addresses(),
        s.structure(),
        s.trust(),
        s.pageHosts(),
        List.of(),
        s.fingerprint());
  }

  private static Resource photo(String key, int width) {
    return resource(key, "image/jpeg", ImageCodec.jpeg(noise(width)), width);
  }

  private static Resource drawing(String key, int width) {
    return resource(key, "image/png", ImageCodec.png(noise(width)), width);
  }

  private static Resource resource(String key, String type, ImageCodec.Encoded file, int width) {
    return new Resource(key, "posts/" + key, type, file.content(), width, width * 2 / 3);
  }

  // Deterministic noise, which is hard to compress like a photograph.
  private static BufferedImage noise(int width) {
    Random random = new Random(width);
    BufferedImage image = new BufferedImage(width, width * 2 / 3, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        int grey = 60 + 120 * x / width + random.nextInt(40);
        image.setRGB(x, y, grey << 16 | grey << 8 | (255 - grey));
      }
    }
    return image;
  }
}
