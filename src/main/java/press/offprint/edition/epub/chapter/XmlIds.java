package press.offprint.edition.epub.chapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Footnote;
import press.offprint.model.Heading;
import press.offprint.model.Publication;
import press.offprint.model.interrupt.Regex;

/**
 * The ids of a book. In an EPUB an {@code id} is an XML name without a colon (HTML is more
 * generous), so {@code 1-first-step} becomes {@code _1-first-step} there.
 */
public final class XmlIds {
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
  private static final Pattern REFERENCE = Pattern.compile(" href=\"#([^\"]+)\"");
  private static final Pattern VALID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[^A-Za-z0-9_.\\-\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C\u200D"
              + "\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD"
              + "\\x{10000}-\\x{EFFFF}]");
  // Characters that may follow in a name and not begin it.
  private static final Pattern NO_START =
      Pattern.compile("^[0-9.\\-\u00B7\u0300-\u036F\u203F\u2040]");

  private XmlIds() {}

  /** Returns the publication with ids that an EPUB may hold. */
  public static Publication in(Publication publication) {
    List<Article> articles = new ArrayList<>();
    for (Article article : publication.articles()) {
      Content content = article.content();
      Map<String, String> names = names(content);
      articles.add(names.isEmpty() ? article : article.withContent(renamed(content, names)));
    }
    return publication.withArticles(articles);
  }

  /** Returns the XML name of an id; the same id if it is one. */
  static String name(String id) {
    if (Regex.matcher(VALID, id).matches()) {
      return id;
    }
    String name = Regex.matcher(FORBIDDEN, id).replaceAll("");
    return name.isEmpty() || Regex.matcher(NO_START, name).find() ? "_" + name : name;
  }

  /** Returns the new names of the ids that are no XML names. */
  private static Map<String, String> names(Content content) {
    Set<String> all = new HashSet<>();
    collect(content.body(), all);
    content.notes().forEach(note -> collect(note.markup(), all));
    Map<String, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>(all);
    all.stream()
        .filter(id -> !name(id).equals(id))
        .sorted()
        .forEach(
            id -> {
              String name = name(id);
              for (int n = 2; !taken.add(name); n++) {
                name = name(id) + "-" + n;
              }
              names.put(id, name);
            });
    return names;
  }

  private static void collect(String markup, Set<String> ids) {
    Matcher id = Regex.matcher(ID, markup);
    while (id.find()) {
      ids.add(id.group(1));
    }
  }

  private static Content renamed(Content content, Map<String, String> names) {
    return new Content(
        renamed(content.body(), names),
        content.headings().stream()
            .map(h -> new Heading(h.level(), names.getOrDefault(h.id(), h.id()), h.text()))
            .toList(),
        content.notes().stream()
            .map(n -> new Footnote(n.number(), n.id(), renamed(n.markup(), names)))
            .toList(),
        content.resources());
  }

  private static String renamed(String markup, Map<String, String> names) {
    return replace(REFERENCE, " href=\"#", replace(ID, " id=\"", markup, names), names);
  }

  private static String replace(
      Pattern attribute, String before, String markup, Map<String, String> names) {
    return Regex.matcher(attribute, markup)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    before + names.getOrDefault(found.group(1), found.group(1)) + "\""));
  }
}
