package press.offprint.pipeline.check.ebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * The rules that stores publish for the ebooks they sell, as far as a file can show that it keeps
 * them: Apple Books Asset Guide 5.3, Google Play Books "Book file guidelines", Kobo EPUB
 * Guidelines, and Amazon Kindle Publishing Guidelines. A pure function.
 */
final class StoreRules {
  private static final long MB = 1_000_000;
  private static final String APPLE = "Apple Books";
  private static final String GOOGLE = "Google Play Books";
  private static final String KOBO = "Kobo";
  private static final String AMAZON = "Amazon Kindle";

  private static final String SCALE = "Scale the picture down.";
  private static final String COVER =
      "Name a larger picture as the cover in the front matter: cover: cover.jpg.";

  private static final Set<String> SHOWN_BY_ALL =
      Set.of("image/jpeg", "image/png", "image/gif", "image/svg+xml");

  private final EbookFile book;
  private final List<Problem> problems = new ArrayList<>();

  private StoreRules(EbookFile book) {
    this.book = book;
  }

  /** Returns a warning for each rule that an ebook does not keep. */
  static List<Problem> problems(EbookFile book) {
    StoreRules rules = new StoreRules(book);
    rules.file();
    rules.metadata();
    rules.contents();
    rules.cover();
    rules.pictures();
    rules.pages();
    return List.copyOf(rules.problems);
  }

  private void warn(String store, String message, String hint) {
    problems.add(Problem.warning(ProblemCode.STORE_RULE, 0, store + ": " + message, hint));
  }

  private void file() {
    most(APPLE, book.bytes(), 2_000 * MB, "The ebook", "Divide the book.");
    most(GOOGLE, book.bytes(), 2_000 * MB, "The ebook", "Divide the book.");
    most(KOBO, book.bytes(), 1_000 * MB, "The ebook", "Divide the book, or show fewer pictures.");
    most(AMAZON, book.bytes(), 650 * MB, "The ebook", "Divide the book, or show fewer pictures.");
  }

  private void most(String store, long bytes, long limit, String subject, String hint) {
    if (bytes > limit) {
      warn(
          store,
          subject + " has " + megabytes(bytes) + "; the limit is " + megabytes(limit) + ".",
          hint);
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", (double) bytes / MB);
  }

  private void metadata() {
    requireText("title", "Write title: in the front matter.");
    requireText("language", "Write language: in the front matter, or in offprint.yaml.");
    requireText("creator", "Write author: in the front matter, or in offprint.yaml.");
    requireText("identifier", "Publish it again with the template epub/package.opf of Offprint.");
    if (!book.metadata().containsKey("publisher")) {
      warn(
          APPLE + ", " + KOBO,
          "The ebook names no publisher.",
          "Write title: in offprint.yaml, because the site is the publisher; a book may name another.");
    }
    if (!book.metadata().containsKey("description")) {
      warn(
          "All stores",
          "The ebook has no description, which stores show beside the cover.",
          "Write description: in the front matter.");
    }
  }

  private void requireText(String element, String hint) {
    if (!book.metadata().containsKey(element)) {
      warn("All stores", "The ebook has no " + element + ".", hint);
    }
  }

  private void contents() {
    String hint = "Publish the ebook again with the template epub/nav.xhtml of Offprint.";
    if (!book.contents()) {
      warn("All stores", "The ebook has no table of contents.", hint);
    }
    if (!book.ncx()) {
      warn(AMAZON, "The ebook has no table of contents in a file toc.ncx.", hint);
    }
    if (book.depth() > 3) {
      warn(
          KOBO,
          "The table of contents has " + book.depth() + " levels; readers show three.",
          "Use fewer levels of headings, or fewer nested parts.");
    }
  }

  private void cover() {
    if (book.cover().isEmpty()) {
      warn(
          "All stores",
          "The ebook has no cover.",
          "Publish it again with the template epub/cover.xhtml of Offprint.");
      return;
    }
    EbookPicture cover = book.cover().get();
    if (!cover.mediaType().equals("image/jpeg") && !cover.mediaType().equals("image/png")) {
      warn(
          "All stores",
          "The cover is " + cover.mediaType() + "; stores take JPEG and PNG.",
          "Save the cover as JPEG.");
      return;
    }
    String size = "The cover is " + cover.size() + " pixels; ";
    if (cover.shorterSide() < 1_400) {
      warn(APPLE, size + "its shorter side needs 1400.", COVER);
    }
    if (cover.shorterSide() < 640) {
      warn(GOOGLE, size + "each side needs 640.", COVER);
    }
    if (cover.longerSide() > 7_200) {
      warn(GOOGLE, size + "7200 are the most on a side.", SCALE);
    }
    if (cover.longerSide() < 1_000 || cover.shorterSide() < 625) {
      warn(AMAZON, size + "it needs 1000 x 625.", COVER);
    }
    if (cover.longerSide() > 10_000) {
      warn(AMAZON, size + "10000 are the most on a side.", SCALE);
    }
    most(KOBO, cover.bytes(), 3 * MB, "The cover", SCALE);
  }

  private void pictures() {
    for (EbookPicture picture : book.pictures()) {
      String subject = "The picture " + picture.name();
      if (picture.pixels() > 5_600_000) {
        warn(
            APPLE,
            subject + " is " + picture.size() + " pixels; 5.6 million in all are the limit.",
            SCALE);
      }
      if (!SHOWN_BY_ALL.contains(picture.mediaType())) {
        warn(
            APPLE + ", " + AMAZON,
            subject + " is " + picture.mediaType() + ", which not all readers show.",
            "Save the picture as JPEG or PNG.");
      }
      most(KOBO + ", " + AMAZON, picture.bytes(), 5 * MB, subject, SCALE);
    }
  }

  private void pages() {
    for (EbookPage page : book.pages()) {
      most(
          KOBO,
          page.bytes(),
          10 * MB,
          "The page " + page.name() + " with its pictures",
          "Divide the post, or show smaller pictures.");
      if (!page.undescribed().isEmpty()) {
        warn(
            "All stores",
            "The page "
                + page.name()
                + " has pictures without an alternative text: "
                + String.join(", ", page.undescribed())
                + ".",
            "Describe each picture: ![a boat on a lake](boat.jpg).");
      }
      for (EbookPage.TableSize table : page.tables()) {
        if (table.rows() > 100 || table.columns() > 10) {
          warn(
              AMAZON,
              "The page "
                  + page.name()
                  + " has a table of "
                  + table.rows()
                  + " rows and "
                  + table.columns()
                  + " columns; 100 and 10 are the most.",
              "Divide the table, or drop columns.");
        }
      }
      rivals(page);
    }
  }

  private void rivals(EbookPage page) {
    List<String> rivals = page.links().stream().filter(StoreRules::isRival).distinct().toList();
    if (!rivals.isEmpty()) {
      warn(
          APPLE,
          "The page " + page.name() + " leads to other stores: " + String.join(", ", rivals) + ".",
          "Link to the page of the book, or of its publisher.");
    }
  }

  private static boolean isRival(String link) {
    String rest = link.substring(link.indexOf("://") + 3).toLowerCase(Locale.ROOT);
    String host = rest.split("[/?#:]", 2)[0];
    return host.matches(
            "(www\\.)?amazon\\.[a-z.]+|(www\\.)?kobo\\.com|(www\\.)?barnesandnoble\\.com")
        || (host.equals("play.google.com") && rest.contains("/store/books"));
  }
}
