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

/** The division of the articles of a publication into chapters. */
public final class ChapterSplitter {
  /** The length in characters above which a body is split; reading systems are slow with more. */
  static final int MAX_LENGTH = 200_000;

  private ChapterSplitter() {}

  /** Returns the chapters in reading order, at least one for each article. */
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
        content.body().length() > MAX_LENGTH ? parts(content.body()) : List.of(content.body());
    Map<String, String> titles = new HashMap<>();
    for (Heading heading : content.headings()) {
      titles.put(heading.id(), heading.text());
    }
    List<List<Footnote>> notes = distribute(content.notes(), parts);
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String name = "chapter-" + number + (i == 0 ? "" : "-" + (i + 1)) + ".xhtml";
      String title = article.metadata().title();
      String heading = i == 0 ? title : titles.getOrDefault(idOfHeading(parts.get(i)), title);
      chapters.add(new Chapter(article, number, name, heading, i == 0, parts.get(i), notes.get(i)));
    }
    return chapters;
  }

  /** Splits a body before each top-level {@code h2}; blank text before the first is no part. */
  private static List<String> parts(String body) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    TagScanner tags = new TagScanner(body);
    while (tags.next()) {
      if (tags.isStart()
          && tags.depth() == 0
          && tags.is("h2")
          && !body.substring(start, tags.start()).isBlank()) {
        int begin = PageMarkers.begin(body, tags.start());
        if (begin > start) {
          parts.add(body.substring(start, begin));
          start = begin;
        }
      }
    }
    parts.add(body.substring(start));
    return parts;
  }

  private static String idOfHeading(String part) {
    TagScanner tags = new TagScanner(part);
    while (tags.next()) {
      if (tags.is("h2")) {
        return tags.attribute("id").orElse("");
      }
    }
    return "";
  }

  /** Returns the notes of each part. A note that only another note refers to is in the last. */
  private static List<List<Footnote>> distribute(List<Footnote> notes, List<String> parts) {
    List<List<Footnote>> distributed = new ArrayList<>();
    parts.forEach(part -> distributed.add(new ArrayList<>()));
    for (Footnote note : notes) {
      String reference = " id=\"fnref-" + note.number() + "\"";
      int part = 0;
      while (part < parts.size() - 1 && !parts.get(part).contains(reference)) {
        part++;
      }
      distributed.get(part).add(note);
    }
    return distributed;
  }
}
