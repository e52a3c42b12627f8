package press.offprint.edition.epub;

import io.documentnode.epub4j.domain.Book;
import io.documentnode.epub4j.domain.MediaType;
import io.documentnode.epub4j.domain.Resource;
import io.documentnode.epub4j.domain.SpineReference;
import io.documentnode.epub4j.domain.TOCReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.edition.epub.chapter.AnchorIndex;
import press.offprint.edition.epub.image.BookImages;
import press.offprint.model.Heading;
import press.offprint.model.bytes.Bytes;

/**
 * Binds files into a book of the library's model, and tells templates what is in it: manifest,
 * spine and table of contents. What EPUB 3 adds to that model, item properties and landmarks, is
 * kept here.
 */
final class PackageBuilder {
  private static final String XHTML = "application/xhtml+xml";

  private final Book book = new Book();
  private final Map<String, String> properties = new TreeMap<>();
  private final List<Map<String, Object>> landmarks = new ArrayList<>();

  Book book() {
    return book;
  }

  static String id(String href) {
    return "file-" + href.replace('/', '-');
  }

  Resource add(String href, String mediaType, byte[] content) {
    MediaType type = new MediaType(mediaType, href.substring(href.lastIndexOf('.')));
    return book.addResource(new Resource(id(href), content, href, type));
  }

  void picture(BookImages.Picture picture) {
    add(picture.href(), picture.mediaType(), picture.content().toArray());
  }

  void style(String href, Bytes content) {
    add(href, "text/css", content.toArray());
  }

  void property(String href, String property) {
    properties.put(href, property);
  }

  /** Adds a content document without a place in the reading order. */
  Resource document(String href, String text) {
    List<String> needs = new ArrayList<>();
    if (text.contains("<math")) {
      needs.add("mathml");
    }
    if (text.contains("<svg")) {
      needs.add("svg");
    }
    if (!needs.isEmpty()) {
      property(href, String.join(" ", needs));
    }
    return add(href, XHTML, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a content document at the end of the reading order. */
  Resource page(String href, String text) {
    Resource page = document(href, text);
    book.getSpine().addResource(page);
    return page;
  }

  /**
   * Adds the EPUB 3 navigation document.
   *
   * @param place in the reading order, zero-based; negative to keep it out
   */
  void navigation(String href, String text, int place) {
    Resource navigation = document(href, text);
    property(href, "nav");
    if (place >= 0) {
      book.getSpine().getSpineReferences().add(place, new SpineReference(navigation));
    }
  }

  /** Adds the table of contents of EPUB 2. */
  void ncx(String href, String text) {
    Resource ncx = add(href, "application/x-dtbncx+xml", text.getBytes(StandardCharsets.UTF_8));
    book.setNcxResource(ncx);
  }

  /** Sets the package document, which is not in its own manifest. */
  void packageDocument(String href, String text) {
    MediaType type = new MediaType("application/oebps-package+xml", ".opf");
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    book.setOpfResource(new Resource("package", content, href, type));
  }

  void landmark(String type, String href, String title) {
    landmarks.add(Map.of("type", type, "href", href, "title", title));
  }

  /** Enters a content document and the headings below it into the table of contents. */
  void entry(Resource page, String title, List<Heading> headings, int article, AnchorIndex places) {
    TOCReference top = book.addSection(title, page);
    Deque<Heading> levels = new ArrayDeque<>();
    Deque<TOCReference> open = new ArrayDeque<>(List.of(top));
    for (Heading heading : headings) {
      while (!levels.isEmpty() && levels.peek().level() >= heading.level()) {
        levels.pop();
        open.pop();
      }
      String[] place = places.outside(article, heading.id()).split("#", 2);
      Resource file = book.getResources().getByHref(place[0]);
      TOCReference entry = new TOCReference(heading.text(), file, place.length > 1 ? place[1] : "");
      open.peek().addChildSection(entry);
      levels.push(heading);
      open.push(entry);
    }
  }

  List<Map<String, Object>> manifest() {
    return OcfWriter.files(book).stream()
        .map(
            file ->
                Map.<String, Object>of(
                    "id", file.getId(),
                    "href", file.getHref(),
                    "type", file.getMediaType().getName(),
                    "properties", properties.getOrDefault(file.getHref(), "")))
        .toList();
  }

  List<String> spine() {
    return book.getSpine().getSpineReferences().stream()
        .map(SpineReference::getResourceId)
        .toList();
  }

  List<Map<String, Object>> landmarks() {
    return List.copyOf(landmarks);
  }

  int depth() {
    return book.getTableOfContents().calculateDepth();
  }

  /** How many entries the table of contents has. */
  int entries() {
    return book.getTableOfContents().size();
  }

  List<Map<String, Object>> contents() {
    return entries(book.getTableOfContents().getTocReferences(), new int[1]);
  }

  private static List<Map<String, Object>> entries(List<TOCReference> references, int[] order) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (TOCReference reference : references) {
      int number = ++order[0];
      entries.add(
          Map.of(
              "title", reference.getTitle(),
              "href", reference.getCompleteHref(),
              "order", number,
              "children", entries(reference.getChildren(), order)));
    }
    return entries;
  }
}
