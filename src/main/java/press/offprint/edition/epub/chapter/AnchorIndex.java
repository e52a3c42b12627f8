package press.offprint.edition.epub.chapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.Footnote;
import press.offprint.model.text.SitePath;
import press.offprint.model.text.Uris;

/** An index of the articles of a book, and of the {@code id} attributes of each article. */
public final class AnchorIndex {
  /** The number of each article by its path. */
  private final Map<String, Integer> articles = new HashMap<>();

  /** The first chapter of each article. */
  private final Map<Integer, String> openings = new HashMap<>();

  /** The chapter of each id, by article. */
  private final Map<Integer, Map<String, String>> ids = new HashMap<>();

  public AnchorIndex(List<Chapter> chapters) {
    for (Chapter chapter : chapters) {
      articles.putIfAbsent(canonical(chapter.article().path()), chapter.number());
      openings.putIfAbsent(chapter.number(), chapter.href());
      Map<String, String> hrefs = ids.computeIfAbsent(chapter.number(), n -> new HashMap<>());
      for (Footnote note : chapter.notes()) {
        hrefs.put(note.id(), chapter.href());
      }
      for (String markup : chapter.markups()) {
        collect(markup, chapter.href(), hrefs);
      }
    }
  }

  private static void collect(String markup, String href, Map<String, String> hrefs) {
    String key = " id=\"";
    for (int at = markup.indexOf(key); at >= 0; at = markup.indexOf(key, at + 1)) {
      int start = at + key.length();
      hrefs.put(markup.substring(start, markup.indexOf('"', start)), href);
    }
  }

  /**
   * Returns the reference from a chapter to an anchor of its article: to the beginning of the
   * article if {@code id} is empty, to the beginning of the chapter if there is no such anchor.
   */
  String hrefInArticle(Chapter from, String id) {
    if (id.isEmpty()) {
      return openings.get(from.number());
    }
    String anchor = anchor(from.number(), id);
    String file = ids.get(from.number()).get(anchor);
    if (file == null) {
      return from.href();
    }
    return (file.equals(from.href()) ? "" : file) + "#" + anchor;
  }

  /**
   * Returns the reference from elsewhere in the book to an anchor of an article: to the beginning
   * of the article if there is no such anchor.
   */
  public String hrefInBook(int article, String id) {
    String anchor = anchor(article, id);
    String file = ids.get(article).get(anchor);
    return file == null ? openings.get(article) : file + "#" + anchor;
  }

  /** Returns the id of a fragment, which may be percent-encoded, as browsers copy it. */
  private String anchor(int article, String fragment) {
    if (ids.get(article).containsKey(fragment)) {
      return fragment;
    }
    String decoded = Uris.decode(fragment).orElse(fragment);
    return ids.get(article).containsKey(decoded) ? decoded : XmlIds.name(decoded);
  }

  /** Returns the reference to a page of the site; empty if that page is not in this book. */
  Optional<String> hrefOfPage(String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Integer article = articles.get(canonical(path));
    return article == null
        ? Optional.empty()
        : Optional.of(hrefInBook(article, hash < 0 ? "" : link.substring(hash + 1)));
  }

  /** Returns the references to the anchors of a note's markers, in order, from {@code chapter}. */
  public List<String> references(Chapter chapter, Footnote note) {
    Map<String, String> hrefs = ids.get(chapter.number());
    List<String> references = new ArrayList<>();
    String id = "fnref-" + note.number();
    for (int next = 2; hrefs.containsKey(id); next++) {
      references.add(hrefInArticle(chapter, id));
      id = "fnref-" + note.number() + "-" + next;
    }
    return references;
  }

  private static String canonical(String path) {
    String encoded = SitePath.encode(path);
    return encoded.endsWith("/") ? encoded : encoded + "/";
  }
}
