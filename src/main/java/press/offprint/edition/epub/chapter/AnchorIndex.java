package press.offprint.edition.epub.chapter;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.Footnote;
import press.offprint.model.text.SitePath;

/** Where in the book each article, and each {@code id} of an article, has come to stand. */
public final class AnchorIndex {
  private final Map<String, Integer> articles = new HashMap<>();
  private final Map<Integer, String> openings = new HashMap<>();
  private final Map<Integer, Map<String, String>> ids = new HashMap<>();

  public AnchorIndex(List<Chapter> chapters) {
    for (Chapter chapter : chapters) {
      articles.putIfAbsent(canonical(chapter.article().path()), chapter.number());
      openings.putIfAbsent(chapter.number(), chapter.href());
      Map<String, String> known = ids.computeIfAbsent(chapter.number(), n -> new HashMap<>());
      for (Footnote note : chapter.notes()) {
        known.put(note.id(), chapter.href());
      }
      for (String markup : chapter.markups()) {
        collect(markup, chapter.href(), known);
      }
    }
  }

  private static void collect(String markup, String href, Map<String, String> known) {
    String key = " id=\"";
    for (int at = markup.indexOf(key); at >= 0; at = markup.indexOf(key, at + 1)) {
      int start = at + key.length();
      known.put(markup.substring(start, markup.indexOf('"', start)), href);
    }
  }

  /**
   * The way to a place of the same article, or to its title; to the chapter's top where there is no
   * such place.
   */
  String place(Chapter from, String id) {
    if (id.isEmpty()) {
      return openings.get(from.number());
    }
    String known = known(from.number(), id);
    String file = ids.get(from.number()).getOrDefault(known, "");
    if (file.isEmpty()) {
      return from.href();
    }
    return (file.equals(from.href()) ? "" : file) + "#" + known;
  }

  /** The way from outside to a place of an article, such as from the table of contents. */
  public String outside(int article, String id) {
    String known = known(article, id);
    String file = ids.get(article).getOrDefault(known, "");
    return file.isEmpty() ? openings.get(article) : file + "#" + known;
  }

  // A fragment may be written as the id, or percent-encoded as browsers copy it.
  private String known(int article, String fragment) {
    if (fragment.indexOf('%') < 0 || ids.get(article).containsKey(fragment)) {
      return fragment;
    }
    try {
      return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return fragment;
    }
  }

  /** The way to a page of the site, where that page is an article of this book. */
  Optional<String> page(String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Integer article = articles.get(canonical(path));
    return article == null
        ? Optional.empty()
        : Optional.of(outside(article, hash < 0 ? "" : link.substring(hash + 1)));
  }

  /** Every reference to a note, in order, as {@code href}s from the note's own chapter. */
  public List<String> references(Chapter chapter, Footnote note) {
    Map<String, String> known = ids.get(chapter.number());
    List<String> found = new ArrayList<>();
    String id = "fnref-" + note.number();
    for (int again = 2; known.containsKey(id); again++) {
      found.add(place(chapter, id));
      id = "fnref-" + note.number() + "-" + again;
    }
    return found;
  }

  private static String canonical(String path) {
    String encoded = SitePath.encode(path);
    return encoded.endsWith("/") ? encoded : encoded + "/";
  }
}
