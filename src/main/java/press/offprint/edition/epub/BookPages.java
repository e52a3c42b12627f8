package press.offprint.edition.epub;

import io.documentnode.epub4j.domain.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.edition.epub.book.BookLabels;
import press.offprint.edition.epub.chapter.AnchorIndex;
import press.offprint.edition.epub.chapter.Chapter;
import press.offprint.model.Book;
import press.offprint.model.Publication;
import press.offprint.model.book.BookAuthor;
import press.offprint.model.book.BookFigure;
import press.offprint.model.book.BookPart;
import press.offprint.model.text.XmlText;
import press.offprint.template.Templates;

/**
 * The pages of a book that a single post has not: half title, imprint, dedication, parts, lists of
 * figures and tables, and authors. It adds nothing to a publication that is no book. The methods
 * return the texts of the pages, for the choice of fonts.
 */
final class BookPages {
  private final Publication publication;
  private final Templates templates;
  private final BookLabels labels;
  private final PackageBuilder builder;
  private final AnchorIndex anchors;
  private final Map<String, Object> values;
  private final Map<Integer, Resource> parts = new HashMap<>();
  private final Map<String, Resource> back = new LinkedHashMap<>();

  BookPages(
      Publication publication,
      Templates templates,
      BookLabels labels,
      PackageBuilder builder,
      AnchorIndex anchors,
      Map<String, Object> values) {
    this.publication = publication;
    this.templates = templates;
    this.labels = labels;
    this.builder = builder;
    this.anchors = anchors;
    this.values = values;
  }

  private List<Book> book() {
    return publication.book().stream().toList();
  }

  /** Returns the style of these pages; empty for a post. */
  String style() {
    return book().isEmpty() ? "" : templates.style("epub/book.css").orElse("");
  }

  /** Adds the half title. */
  List<String> addBeforeTitle() {
    List<String> texts = new ArrayList<>();
    for (Book ignored : book()) {
      texts.add(page("halftitle", Map.of()));
    }
    return texts;
  }

  /** Adds the imprint and the dedication. */
  List<String> addAfterTitle() {
    List<String> texts = new ArrayList<>();
    for (Book book : book()) {
      boolean known = publication.site().baseUrlGiven();
      String page = known ? publication.site().absolute(publication.folder() + "/") : "";
      texts.add(page("imprint", Map.of("page", page)));
      if (!book.dedication().isEmpty()) {
        texts.add(page("dedication", Map.of("text", book.dedication())));
      }
    }
    return texts;
  }

  /** Adds the pages of the parts that begin before a chapter. */
  List<String> addParts(Chapter chapter) {
    List<String> texts = new ArrayList<>();
    for (BookPart part : opening(chapter)) {
      values.put("part", Map.of("title", part.title(), "level", part.level()));
      XmlText text = templates.renderXml("epub/part.xhtml", values);
      texts.add(text.toString());
      parts.put(part.number(), builder.page(part.id() + ".xhtml", text));
    }
    return texts;
  }

  private List<BookPart> opening(Chapter chapter) {
    return chapter.opens()
        ? publication.book().map(book -> book.opening(chapter.number() - 1)).orElse(List.of())
        : List.of();
  }

  /** Opens the entries of the parts that begin before a chapter. */
  void enterParts(Chapter chapter) {
    opening(chapter)
        .forEach(part -> builder.part(parts.get(part.number()), part.title(), part.level()));
  }

  /** Adds the lists of figures and tables, and the authors. */
  List<String> addBack() {
    List<String> texts = new ArrayList<>();
    for (Book book : book()) {
      addList(book, false, "figures", "loi", texts);
      addList(book, true, "tables", "lot", texts);
      if (!book.authors().isEmpty()) {
        List<Map<String, Object>> authors = new ArrayList<>();
        for (BookAuthor author : book.authors()) {
          authors.add(Map.of("name", author.name(), "text", author.text(), "url", author.url()));
        }
        texts.add(backPage("authors", labels.get("aboutAuthors"), Map.of("authors", authors)));
      }
    }
    return texts;
  }

  private void addList(Book book, boolean tables, String name, String type, List<String> texts) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (BookFigure figure : book.figures()) {
      if (figure.table() == tables) {
        entries.add(
            Map.of(
                "caption",
                figure.caption(),
                "href",
                anchors.hrefInBook(figure.article() + 1, figure.id())));
      }
    }
    if (!entries.isEmpty()) {
      String title = labels.get(name);
      texts.add(backPage(name, title, Map.of("title", title, "type", type, "entries", entries)));
      builder.landmark(type, name + ".xhtml", title);
    }
  }

  /** Enters the pages at the end into the table of contents. */
  void enterBack() {
    back.forEach((title, page) -> builder.entry(page, title, List.of(), 0, anchors));
  }

  private String page(String name, Map<String, Object> own) {
    values.put("page", own);
    XmlText text = templates.renderXml("epub/" + name + ".xhtml", values);
    builder.page(name + ".xhtml", text);
    return text.toString();
  }

  private String backPage(String name, String title, Map<String, Object> own) {
    values.put("page", own);
    String template = name.equals("authors") ? name : "figures";
    XmlText text = templates.renderXml("epub/" + template + ".xhtml", values);
    back.put(title, builder.page(name + ".xhtml", text));
    return text.toString();
  }
}
