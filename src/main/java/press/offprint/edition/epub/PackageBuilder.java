package press.offprint.edition.epub;

import io.documentnode.epub4j.domain.Book;
import io.documentnode.epub4j.domain.MediaType;
import io.documentnode.epub4j.domain.Resource;
import io.documentnode.epub4j.domain.SpineReference;
import io.documentnode.epub4j.domain.TOCReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.edition.epub.chapter.AnchorIndex;
import press.offprint.model.Heading;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.XmlText;

/**
 * The builder of a package: files, spine and table of contents in epub4j's model of a book, and the
 * item properties and landmarks that EPUB 3 adds to it. Templates read the result to write the
 * package document and the navigation documents.
 */
final class PackageBuilder {
  private static final String XHTML = "application/xhtml+xml";

  private final Book book = new Book();
  private final Map<String, String> properties = new TreeMap<>();
  private final List<Map<String, Object>> landmarks = new ArrayList<>();
  private final Deque<Part> parts = new ArrayDeque<>();

  Book book() {
    return book;
  }

  /** Returns the identifier of a file in the manifest. */
  static String id(String href) {
    return "file-" + href.replace('/', '-');
  }

  Resource add(String href, String mediaType, byte[] content) {
    MediaType type = new MediaType(mediaType, href.substring(href.lastIndexOf('.')));
    return book.addResource(new Resource(id(href), content, href, type));
  }

  void style(String href, Bytes content) {
    add(href, "text/css", content.toArray());
  }

  void property(String href, String property) {
    properties.put(href, property);
  }

  /** Adds a content document that is not in the reading order. */
  Resource document(String href, XmlText xhtml) {
    String text = xhtml.toString();
    List<String> required = new ArrayList<>();
    if (text.contains("<math")) {
      required.add("mathml");
    }
    if (text.contains("<svg")) {
      required.add("svg");
    }
    if (!required.isEmpty()) {
      property(href, String.join(" ", required));
    }
    return add(href, XHTML, xhtml.bytes().toArray());
  }

  /** Adds a content document at the end of the reading order. */
  Resource page(String href, XmlText text) {
    Resource page = document(href, text);
    book.getSpine().addResource(page);
    return page;
  }

  /**
   * Adds the EPUB 3 navigation document.
   *
   * @param position in the reading order, from zero; negative if it is not in the reading order
   */
  void navigation(String href, XmlText text, int position) {
    Resource navigation = document(href, text);
    property(href, "nav");
    if (position >= 0) {
      book.getSpine().getSpineReferences().add(position, new SpineReference(navigation));
    }
  }

  /** Adds the NCX, the table of contents of EPUB 2. */
  void ncx(String href, XmlText text) {
    Resource ncx = add(href, "application/x-dtbncx+xml", text.bytes().toArray());
    book.setNcxResource(ncx);
  }

  /** Sets the package document, which the manifest must not list. */
  void packageDocument(String href, XmlText text) {
    MediaType type = new MediaType("application/oebps-package+xml", ".opf");
    byte[] content = text.bytes().toArray();
    book.setOpfResource(new Resource("package", content, href, type));
  }

  void landmark(String type, String href, String title) {
    landmarks.add(Map.of("type", type, "href", href, "title", title));
  }

  /**
   * Adds an entry for an article to the table of contents, with an entry for each heading below it.
   *
   * @param article the number of the article in the book; ignored if there are no headings
   */
  void entry(
      Resource page, String title, List<Heading> headings, int article, AnchorIndex anchors) {
    TOCReference top =
        parts.isEmpty()
            ? book.addSection(title, page)
            : parts.peek().reference().addChildSection(new TOCReference(title, page));
    Deque<Heading> levels = new ArrayDeque<>();
    Deque<TOCReference> open = new ArrayDeque<>(List.of(top));
    for (Heading heading : headings) {
      while (!levels.isEmpty() && levels.peek().level() >= heading.level()) {
        levels.pop();
        open.pop();
      }
      String[] target = anchors.hrefInBook(article, heading.id()).split("#", 2);
      Resource file = book.getResources().getByHref(target[0]);
      String fragment = target.length > 1 ? target[1] : "";
      TOCReference entry = new TOCReference(heading.text(), file, fragment);
      open.peek().addChildSection(entry);
      levels.push(heading);
      open.push(entry);
    }
  }

  /**
   * Adds an entry for a part to the table of contents; later entries are below it, until a part of
   * the same level begins.
   */
  void part(Resource page, String title, int level) {
    endParts(level);
    TOCReference entry = new TOCReference(title, page);
    if (parts.isEmpty()) {
      book.getTableOfContents().addTOCReference(entry);
    } else {
      parts.peek().reference().addChildSection(entry);
    }
    parts.push(new Part(level, entry));
  }

  /** Ends the parts of a level and those in them; 1 ends all. */
  void endParts(int level) {
    while (!parts.isEmpty() && parts.peek().level() >= level) {
      parts.pop();
    }
  }

  private record Part(int level, TOCReference reference) {}

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

  /** Returns the number of levels of the table of contents. */
  int depth() {
    return book.getTableOfContents().calculateDepth();
  }

  /** Returns the number of entries of the table of contents, over all levels. */
  int entries() {
    return book.getTableOfContents().size();
  }

  /** Returns the entries of the first level, each with its children and its reading order. */
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
