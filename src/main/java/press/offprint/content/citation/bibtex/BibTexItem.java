package press.offprint.content.citation.bibtex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The CSL item of an entry of a BibTeX or BibLaTeX file. */
public final class BibTexItem {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("article", "article-journal"),
          Map.entry("suppperiodical", "article-journal"),
          Map.entry("book", "book"),
          Map.entry("mvbook", "book"),
          Map.entry("collection", "book"),
          Map.entry("proceedings", "book"),
          Map.entry("booklet", "pamphlet"),
          Map.entry("inbook", "chapter"),
          Map.entry("incollection", "chapter"),
          Map.entry("inproceedings", "paper-conference"),
          Map.entry("conference", "paper-conference"),
          Map.entry("manual", "book"),
          Map.entry("mastersthesis", "thesis"),
          Map.entry("phdthesis", "thesis"),
          Map.entry("thesis", "thesis"),
          Map.entry("report", "report"),
          Map.entry("techreport", "report"),
          Map.entry("unpublished", "manuscript"),
          Map.entry("online", "webpage"),
          Map.entry("electronic", "webpage"),
          Map.entry("www", "webpage"),
          Map.entry("patent", "patent"),
          Map.entry("dataset", "dataset"),
          Map.entry("inreference", "entry-encyclopedia"));
  // Field of CSL, then fields of BibTeX and BibLaTeX, best first.
  private static final List<List<String>> TEXTS =
      List.of(
          List.of("title-short", "shorttitle"),
          List.of("container-title", "journaltitle", "journal"),
          List.of("container-title-short", "shortjournal"),
          List.of("collection-title", "series"),
          List.of("publisher", "publisher", "institution", "school", "organization"),
          List.of("publisher-place", "location", "address"),
          List.of("edition", "edition"),
          List.of("volume", "volume"),
          List.of("number-of-volumes", "volumes"),
          List.of("number-of-pages", "pagetotal"),
          List.of("page", "pages"),
          List.of("chapter-number", "chapter"),
          List.of("DOI", "doi"),
          List.of("ISBN", "isbn"),
          List.of("ISSN", "issn"),
          List.of("event", "eventtitle"),
          List.of("event-place", "venue"),
          List.of("version", "version"),
          List.of("note", "note"),
          List.of("medium", "howpublished"));
  private static final List<String> NAMES = List.of("author", "editor", "translator");

  private BibTexItem() {}

  public static Map<String, Object> of(BibTexEntry entry) {
    Map<String, Object> item = new LinkedHashMap<>();
    String type = TYPES.getOrDefault(entry.type(), "document");
    item.put("id", entry.key());
    item.put("type", type);
    for (String name : NAMES) {
      List<Map<String, Object>> names = BibTexNames.of(entry.first(name));
      if (!names.isEmpty()) {
        item.put(name, names);
      }
    }
    List<Map<String, Object>> bookAuthors = BibTexNames.of(entry.first("bookauthor"));
    if (!bookAuthors.isEmpty()) {
      item.put("container-author", bookAuthors);
    }
    put(item, "title", titled(entry.first("title"), entry.first("subtitle")));
    TEXTS.forEach(
        names ->
            put(
                item,
                names.get(0),
                entry.first(names.subList(1, names.size()).toArray(String[]::new))));
    put(item, "container-title", titled(entry.first("booktitle"), entry.first("booksubtitle")));
    putNumber(item, entry, type);
    // An address is no LaTeX, but some of its characters may be escaped.
    String url = entry.first("url").replace("\\", "").replace("{", "").replace("}", "").strip();
    if (url.startsWith("http://") || url.startsWith("https://")) {
      item.put("URL", url);
    }
    put(item, "language", BibTexLanguages.tag(entry.first("langid", "hyphenation")));
    putGenre(item, entry);
    putDates(item, entry);
    return item;
  }

  private static void put(Map<String, Object> item, String name, String latex) {
    String text = LatexText.of(latex);
    if (!text.isEmpty()) {
      item.put(name, text);
    }
  }

  private static String titled(String title, String subtitle) {
    return subtitle.isBlank() ? title : title + ": " + subtitle;
  }

  // The number of an article is that of its issue; the number of a book, that in its series.
  private static void putNumber(Map<String, Object> item, BibTexEntry entry, String type) {
    boolean isArticle = type.equals("article-journal");
    boolean isInSeries = item.containsKey("collection-title");
    String name = isArticle ? "issue" : isInSeries ? "collection-number" : "number";
    put(item, name, entry.first("issue", "number"));
    if (isArticle) {
      put(item, name, entry.first("number", "issue"));
    }
  }

  private static void putGenre(Map<String, Object> item, BibTexEntry entry) {
    String genre =
        switch (entry.type()) {
          case "phdthesis" -> "PhD thesis";
          case "mastersthesis" -> "Master’s thesis";
          default -> "";
        };
    put(item, "genre", entry.first("type").isEmpty() ? genre : entry.first("type"));
  }

  private static void putDates(Map<String, Object> item, BibTexEntry entry) {
    String date = LatexText.of(entry.first("date"));
    String year = LatexText.of(entry.first("year"));
    if (!date.isEmpty()) {
      item.put("issued", CslDates.of(date));
    } else if (!year.isEmpty()) {
      item.put("issued", CslDates.of(year, LatexText.of(entry.first("month"))));
    }
    String visited = LatexText.of(entry.first("urldate"));
    if (!visited.isEmpty()) {
      item.put("accessed", CslDates.of(visited));
    }
  }
}
