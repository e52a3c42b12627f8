package press.offprint.edition.epub.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import press.offprint.edition.PageBreak;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Footnote;
import press.offprint.model.Publication;
import press.offprint.model.text.Markup;

/**
 * A publication with page-break markers of another edition (EPUB Accessibility 1.1, 3.3).
 *
 * @param publication with the markers in its texts
 * @param pages in the order of the text
 */
public record PageMarkers(Publication publication, List<Page> pages) {
  private static final String START = "<span epub:type=\"pagebreak\"";
  private static final String END = "></span>";

  /**
   * A page.
   *
   * @param article the number of its article in the publication, from one
   * @param beforeTitle true if its marker is not in the text, but before the title
   */
  public record Page(String label, String id, int article, boolean beforeTitle) {
    /** Returns the marker. */
    public String marker() {
      return START
          + " role=\"doc-pagebreak\" id=\""
          + Markup.escape(id)
          + "\" aria-label=\""
          + Markup.escape(label)
          + "\""
          + END;
    }
  }

  public PageMarkers {
    pages = List.copyOf(pages);
  }

  /** Returns a publication without markers. */
  public static PageMarkers none(Publication publication) {
    return new PageMarkers(publication, List.of());
  }

  /** Writes markers into a publication. */
  public static PageMarkers in(Publication publication, List<PageBreak> breaks) {
    List<Page> pages = new ArrayList<>();
    List<Article> articles = new ArrayList<>(publication.articles());
    breaks.stream()
        .collect(Collectors.groupingBy(PageBreak::article, TreeMap::new, Collectors.toList()))
        .forEach((i, own) -> articles.set(i, marked(articles.get(i), own, pages)));
    return new PageMarkers(publication.withArticles(articles), pages);
  }

  private static Article marked(Article article, List<PageBreak> breaks, List<Page> pages) {
    Content content = article.content();
    // The parts of a long article have the notes of each part at its end, and the PDF has not.
    boolean isDivided = content.body().length() > ChapterSplitter.MAX_LENGTH;
    List<PageBreak> shown = breaks.stream().filter(one -> one.note() == 0 || !isDivided).toList();
    List<Page> own = shown.stream().map(one -> page(one, content)).toList();
    List<Footnote> notes = new ArrayList<>();
    for (int i = 0; i < content.notes().size(); i++) {
      Footnote note = content.notes().get(i);
      notes.add(new Footnote(note.number(), note.id(), marked(note.markup(), i + 1, shown, own)));
    }
    pages.addAll(own);
    return article.withContent(
        new Content(
            marked(content.body(), 0, shown, own), content.headings(), notes, content.resources()));
  }

  private static Page page(PageBreak at, Content content) {
    String id = "pdf-page-" + at.label();
    while (isTaken(id, content)) {
      id += "_";
    }
    return new Page(at.label(), id, at.article() + 1, at.isBeforeTitle());
  }

  private static boolean isTaken(String id, Content content) {
    String attribute = " id=\"" + id + "\"";
    return content.body().contains(attribute)
        || content.notes().stream()
            .anyMatch(note -> note.id().equals(id) || note.markup().contains(attribute));
  }

  private static String marked(String markup, int note, List<PageBreak> breaks, List<Page> pages) {
    StringBuilder out = new StringBuilder(markup);
    TextPlaces places = new TextPlaces(markup);
    // From the end, so that the places before it stay the same.
    for (int i = breaks.size() - 1; i >= 0; i--) {
      PageBreak at = breaks.get(i);
      if (at.note() == note && !at.isBeforeTitle()) {
        out.insert(places.of(at), pages.get(i).marker());
      }
    }
    return out.toString();
  }

  /** Returns the begin of the markers directly before an offset; the offset itself without one. */
  static int begin(String markup, int offset) {
    int begin = offset;
    while (true) {
      int end = begin;
      while (end > 0 && Character.isWhitespace(markup.charAt(end - 1))) {
        end--;
      }
      int start = markup.lastIndexOf(START, end);
      if (start < 0
          || !markup.startsWith(END, end - END.length())
          || markup.indexOf('>', start) != end - END.length()) {
        return begin;
      }
      begin = start;
    }
  }
}
