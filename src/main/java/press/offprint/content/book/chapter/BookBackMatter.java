package press.offprint.content.book.chapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import press.offprint.content.backmatter.BackMatterWords;
import press.offprint.content.backmatter.GlossaryEntry;
import press.offprint.content.backmatter.GlossaryList;
import press.offprint.content.backmatter.IndexMark;
import press.offprint.content.backmatter.TermIndex;
import press.offprint.content.site.permalink.Languages;
import press.offprint.content.xhtml.write.Serializer;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Footnote;
import press.offprint.model.Metadata;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/**
 * The glossary and the index of a book, made of those of its posts. Each is an article without a
 * source after the chapters, so editions treat their links as those of chapters.
 */
public final class BookBackMatter {
  private static final Pattern SECTION =
      Pattern.compile(
          "<section\\b[^>]*\\srole=\"doc-(glossary|index)\"[^>]*>(.*?)</section>\\n?",
          Pattern.DOTALL);
  private static final Pattern MARK =
      Pattern.compile("<[a-z][a-z0-9]*\\b[^>]*\\s" + IndexMark.ENTRY + "=\"[^\"]*\"[^>]*>");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\s([a-z-]+)=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
  private static final Pattern PLACE = Pattern.compile("href=\"#([^\"]+)\"");

  private final String folder;
  private final String language;
  private final TermIndex index;
  private final GlossaryList glossary;
  private int terms;

  /**
   * Creates the back matter of a book without posts.
   *
   * @param folder the path of the book, such as {@code /books/essays/}
   * @param language of the book
   */
  public BookBackMatter(String folder, String language) {
    this.folder = folder;
    this.language = language;
    this.index = new TermIndex(language, id -> id);
    this.glossary = new GlossaryList(language);
  }

  /** Adds the marks of a text whose glossary and index stay in it, such as a preface. */
  public void addMarks(Article article) {
    mark(article, article.content());
  }

  /** Returns a post without its glossary and its index, whose entries become those of the book. */
  public Article take(Article post) {
    Content content = post.content();
    mark(post, content);
    Matcher section = Regex.matcher(SECTION, content.body());
    if (!section.find()) {
      return post;
    }
    Map<String, String> moved = new HashMap<>();
    StringBuilder body = new StringBuilder(content.body().length());
    do {
      boolean isGlossary = section.group(1).equals("glossary");
      Matcher id = Regex.matcher(ID, section.group());
      while (id.find()) {
        moved.put(Markup.unescape(id.group(1)), path(section.group(1)));
      }
      if (isGlossary) {
        define(section.group(2), post, moved);
      }
      section.appendReplacement(body, "");
    } while (section.find());
    section.appendTail(body);
    Content rest =
        new Content(
            pointed(body.toString(), moved),
            content.headings().stream().filter(h -> !moved.containsKey(h.id())).toList(),
            content.notes().stream()
                .map(n -> new Footnote(n.number(), n.id(), pointed(n.markup(), moved)))
                .toList(),
            content.resources());
    return post.withContent(rest);
  }

  private String path(String kind) {
    return folder + kind + "/";
  }

  private void mark(Article article, Content content) {
    StringBuilder all = new StringBuilder(content.body());
    content.notes().forEach(note -> all.append(note.markup()));
    Matcher mark = Regex.matcher(MARK, all);
    while (mark.find()) {
      Map<String, String> values = new HashMap<>();
      Matcher attribute = Regex.matcher(ATTRIBUTE, mark.group());
      while (attribute.find()) {
        values.put(attribute.group(1), Markup.unescape(attribute.group(2)));
      }
      index.add(
          new IndexMark(
              IndexMark.names(values.get(IndexMark.ENTRY)),
              IndexMark.names(values.getOrDefault(IndexMark.SORT, "")),
              values.getOrDefault(IndexMark.SEE, ""),
              values.getOrDefault(IndexMark.SEE_ALSO, ""),
              article.path() + "#" + values.getOrDefault("id", ""),
              article.metadata().title()));
    }
  }

  private void define(String section, Article post, Map<String, String> moved) {
    Element list = Jsoup.parseBodyFragment(section).selectFirst("dl." + GlossaryList.STYLE);
    if (list == null) {
      return;
    }
    // A picture of a post is no file of the book's page; its words stay.
    list.select("img")
        .forEach(picture -> picture.replaceWith(new Element("span").text(picture.attr("alt"))));
    String postLanguage = post.metadata().language();
    Map<Element, List<Element>> entries = new LinkedHashMap<>();
    Element term = null;
    for (Element child : list.children()) {
      if (child.normalName().equals("dt")) {
        term = child;
        entries.put(term, new ArrayList<>());
      } else if (term != null) {
        entries.get(term).add(child);
      }
    }
    for (Element name : entries.keySet()) {
      Optional<String> known = glossary.id(name.text());
      moved.put(name.id(), path("glossary") + "#" + known.orElseGet(() -> "term-" + ++terms));
    }
    entries.forEach(
        (name, meanings) -> {
          String target = moved.get(name.id());
          glossary.add(
              new GlossaryEntry(
                  name.text(),
                  Serializer.write(name).toString(),
                  meanings.stream().map(meaning -> meaning(meaning, post, moved)).toList(),
                  postLanguage.equals(language) ? "" : postLanguage),
              target.substring(target.indexOf('#') + 1));
        });
  }

  private static String meaning(Element meaning, Article post, Map<String, String> moved) {
    return Regex.matcher(PLACE, Serializer.write(meaning).toString())
        .replaceAll(
            place -> {
              String id = Markup.unescape(place.group(1));
              String target = moved.getOrDefault(id, post.path() + "#" + id);
              return Matcher.quoteReplacement("href=\"" + Markup.escape(target) + "\"");
            });
  }

  private static String pointed(String markup, Map<String, String> moved) {
    return Regex.matcher(PLACE, markup)
        .replaceAll(
            place -> {
              String target = moved.get(Markup.unescape(place.group(1)));
              return Matcher.quoteReplacement(
                  target == null ? place.group() : "href=\"" + Markup.escape(target) + "\"");
            });
  }

  /** Returns the glossary and the index, of those that have entries. */
  public List<Article> articles() {
    BackMatterWords words = BackMatterWords.of(language);
    List<Article> articles = new ArrayList<>();
    if (!glossary.isEmpty()) {
      articles.add(article("glossary", words.glossary(), glossary.markup()));
    }
    if (!index.isEmpty()) {
      articles.add(article("index", words.index(), index.markup()));
    }
    return articles;
  }

  private Article article(String kind, String title, String body) {
    Metadata metadata =
        Metadata.titled(
            title, language, Languages.direction(language), Map.of(Article.BACK_MATTER, kind));
    Content content = new Content(body, List.of(), List.of(), Map.of());
    return new Article("", path(kind), metadata, List.of(), List.of(), List.of(), 0, () -> content);
  }
}
