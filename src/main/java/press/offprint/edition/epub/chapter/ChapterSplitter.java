package press.offprint.edition.epub.chapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Footnote;
import press.offprint.model.Heading;
import press.offprint.model.Publication;

/** Deals the articles of a publication out to content documents. */
public final class ChapterSplitter {
  /** Readers slow down on long documents: a longer body is split at its headings. */
  static final int LONG = 200_000;

  private ChapterSplitter() {}

  /** The chapters in reading order; each article has at least one. */
  public static List<Chapter> of(Publication publication) {
    List<Chapter> chapters = new ArrayList<>();
    int number = 0;
    for (Article article : publication.articles()) {
      chapters.addAll(split(article, ++number));
    }
    return chapters;
  }

  private static List<Chapter> split(Article article, int number) {
    Content content = article.content();
    List<String> parts =
        content.body().length() > LONG ? parts(content.body()) : List.of(content.body());
    Map<String, String> titles = new HashMap<>();
    for (Heading heading : content.headings()) {
      titles.put(heading.id(), heading.text());
    }
    List<List<Footnote>> notes = deal(content.notes(), parts);
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String name = "chapter-" + number + (i == 0 ? "" : "-" + (i + 1)) + ".xhtml";
      String title = article.metadata().title();
      String heading = i == 0 ? title : titles.getOrDefault(firstId(parts.get(i)), title);
      chapters.add(new Chapter(article, number, name, heading, i == 0, parts.get(i), notes.get(i)));
    }
    return chapters;
  }

  /** The body cut before each outermost {@code h2}; words before the first stay with it. */
  private static List<String> parts(String body) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    TagScanner tags = new TagScanner(body);
    while (tags.next()) {
      if (tags.isStart()
          && tags.depth() == 0
          && tags.is("h2")
          && !body.substring(from, tags.start()).isBlank()) {
        parts.add(body.substring(from, tags.start()));
        from = tags.start();
      }
    }
    parts.add(body.substring(from));
    return parts;
  }

  private static String firstId(String part) {
    TagScanner tags = new TagScanner(part);
    return tags.next() ? tags.attribute("id").orElse("") : "";
  }

  // A note that only another note refers to goes with the last part.
  private static List<List<Footnote>> deal(List<Footnote> notes, List<String> parts) {
    List<List<Footnote>> dealt = new ArrayList<>();
    parts.forEach(part -> dealt.add(new ArrayList<>()));
    for (Footnote note : notes) {
      String reference = " id=\"fnref-" + note.number() + "\"";
      int part = 0;
      while (part < parts.size() - 1 && !parts.get(part).contains(reference)) {
        part++;
      }
      dealt.get(part).add(note);
    }
    return dealt;
  }
}
