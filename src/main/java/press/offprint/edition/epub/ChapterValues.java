package press.offprint.edition.epub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.offprint.edition.epub.book.BookLabels;
import press.offprint.edition.epub.book.BookMetadata;
import press.offprint.edition.epub.chapter.AnchorIndex;
import press.offprint.edition.epub.chapter.Chapter;
import press.offprint.edition.epub.chapter.ChapterLinks;
import press.offprint.model.Footnote;
import press.offprint.model.Metadata;

/** The values that the template {@code epub/chapter.xhtml} reads as {@code chapter}. */
record ChapterValues(Chapter chapter, BookLabels labels, ChapterLinks links, AnchorIndex anchors) {

  /**
   * Returns the values by their name.
   *
   * @param byline whether the chapter names the authors and the date of its article
   */
  Map<String, Object> all(boolean byline) {
    Metadata metadata = chapter.article().metadata();
    String language = BookMetadata.language(metadata);
    Map<String, Object> values = new HashMap<>();
    values.put("title", chapter.title());
    values.put("article", metadata.title());
    values.put("opens", chapter.opens());
    values.put("language", language);
    values.put("direction", metadata.direction());
    values.put("byline", byline);
    values.put("authors", labels.list(metadata.authors()));
    values.put("date", metadata.dates().date().map(BookMetadata::iso).orElse(""));
    values.put("day", metadata.dates().date().map(d -> BookMetadata.day(d, language)).orElse(""));
    values.put("body", links.rewrite(chapter.body()));
    values.put("notes", chapter.notes().stream().map(this::note).toList());
    return values;
  }

  private Map<String, Object> note(Footnote note) {
    List<Map<String, Object>> backlinks = new ArrayList<>();
    for (String href : anchors.references(chapter, note)) {
      boolean first = backlinks.isEmpty();
      String name = first ? "" + note.number() : note.number() + "-" + (backlinks.size() + 1);
      backlinks.add(
          Map.of(
              "href",
              href,
              "text",
              first ? name : "↩ " + name,
              "label",
              labels.get("backTo", name)));
    }
    return Map.of("id", note.id(), "markup", links.rewrite(note.markup()), "backlinks", backlinks);
  }
}
