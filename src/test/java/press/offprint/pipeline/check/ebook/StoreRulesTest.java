package press.offprint.pipeline.check.ebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import press.offprint.model.problem.Problem;

/** Each rule of a store has a warning that names the store, the fact and the limit. */
class StoreRulesTest {
  private static final EbookPicture COVER =
      new EbookPicture("EPUB/cover.png", "image/png", 200_000, 1600, 2560);

  private final Map<String, List<String>> metadata = new LinkedHashMap<>();
  private long bytes = 1_000_000;
  private Optional<EbookPicture> cover = Optional.of(COVER);
  private EbookPicture picture = picture("image/jpeg", 90_000, 1200, 800);
  private EbookPage page = page(20_000, List.of(), List.of(), List.of());
  private boolean contents = true;
  private boolean ncx = true;
  private int depth = 2;

  StoreRulesTest() {
    for (String element :
        List.of("title", "language", "creator", "identifier", "publisher", "description")) {
      metadata.put(element, List.of("Words"));
    }
  }

  private static EbookPicture picture(String type, long bytes, int width, int height) {
    return new EbookPicture("EPUB/images/a.jpg", type, bytes, width, height);
  }

  private static EbookPage page(
      long bytes, List<String> undescribed, List<EbookPage.TableSize> tables, List<String> links) {
    return new EbookPage("EPUB/chapter-1.xhtml", bytes, undescribed, tables, links);
  }

  private List<String> warnings() {
    EbookFile book =
        new EbookFile(
            bytes, metadata, cover, List.of(picture), List.of(page), contents, ncx, depth);
    return StoreRules.problems(book).stream().map(Problem::message).toList();
  }

  private void cover(String type, long size, int width, int height) {
    cover = Optional.of(new EbookPicture("EPUB/cover.png", type, size, width, height));
  }

  @Test
  void an_ebook_that_keeps_all_rules_has_no_warning() {
    assertThat(warnings()).isEmpty();
  }

  @Test
  void a_large_file_is_reported_for_each_store_with_a_smaller_limit() {
    bytes = 700_000_000;
    assertThat(warnings())
        .containsExactly("Amazon Kindle: The ebook has 700.0 MB; the limit is 650.0 MB.");
    bytes = 2_100_000_000;
    assertThat(warnings()).hasSize(4);
  }

  @Test
  void missing_metadata_are_reported_by_name() {
    metadata.remove("creator");
    metadata.remove("publisher");
    metadata.remove("description");
    assertThat(warnings())
        .containsExactly(
            "All stores: The ebook has no creator.",
            "Apple Books, Kobo: The ebook names no publisher.",
            "All stores: The ebook has no description, which stores show beside the cover.");
  }

  @Test
  void a_missing_or_deep_table_of_contents_is_reported() {
    contents = false;
    ncx = false;
    depth = 4;
    assertThat(warnings())
        .containsExactly(
            "All stores: The ebook has no table of contents.",
            "Amazon Kindle: The ebook has no table of contents in a file toc.ncx.",
            "Kobo: The table of contents has 4 levels; readers show three.");
  }

  @Test
  void a_cover_is_needed_in_a_format_and_a_size_that_stores_take() {
    cover = Optional.empty();
    assertThat(warnings()).containsExactly("All stores: The ebook has no cover.");
    cover("image/svg+xml", 1_000, 0, 0);
    assertThat(warnings())
        .containsExactly("All stores: The cover is image/svg+xml; stores take JPEG and PNG.");
    cover("image/jpeg", 1_000, 600, 900);
    assertThat(warnings())
        .containsExactly(
            "Apple Books: The cover is 600 x 900 pixels; its shorter side needs 1400.",
            "Google Play Books: The cover is 600 x 900 pixels; each side needs 640.",
            "Amazon Kindle: The cover is 600 x 900 pixels; it needs 1000 x 625.");
    cover("image/jpeg", 4_000_000, 2_000, 10_001);
    assertThat(warnings())
        .containsExactly(
            "Google Play Books: The cover is 2000 x 10001 pixels; 7200 are the most on a side.",
            "Amazon Kindle: The cover is 2000 x 10001 pixels; 10000 are the most on a side.",
            "Kobo: The cover has 4.0 MB; the limit is 3.0 MB.");
  }

  @Test
  void large_pictures_and_rare_formats_are_reported() {
    picture = picture("image/webp", 6_000_000, 3_000, 2_000);
    assertThat(warnings())
        .containsExactly(
            "Apple Books: The picture EPUB/images/a.jpg is 3000 x 2000 pixels; 5.6 million in all"
                + " are the limit.",
            "Apple Books, Amazon Kindle: The picture EPUB/images/a.jpg is image/webp, which not all"
                + " readers show.",
            "Kobo, Amazon Kindle: The picture EPUB/images/a.jpg has 6.0 MB; the limit is 5.0 MB.");
  }

  @Test
  void a_page_is_reported_for_its_size_its_pictures_its_tables_and_its_links_to_other_stores() {
    page =
        page(
            11_000_000,
            List.of("images/a.jpg"),
            List.of(new EbookPage.TableSize(100, 10), new EbookPage.TableSize(4, 11)),
            List.of(
                "https://www.amazon.de/dp/1",
                "https://example.org/amazon.de",
                "https://play.google.com/store/books/details?id=1",
                "https://play.google.com/store/apps"));
    assertThat(warnings())
        .containsExactly(
            "Kobo: The page EPUB/chapter-1.xhtml with its pictures has 11.0 MB; the limit is"
                + " 10.0 MB.",
            "All stores: The page EPUB/chapter-1.xhtml has pictures without an alternative text:"
                + " images/a.jpg.",
            "Amazon Kindle: The page EPUB/chapter-1.xhtml has a table of 4 rows and 11 columns; 100"
                + " and 10 are the most.",
            "Apple Books: The page EPUB/chapter-1.xhtml leads to other stores:"
                + " https://www.amazon.de/dp/1,"
                + " https://play.google.com/store/books/details?id=1.");
  }
}
