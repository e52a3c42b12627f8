package press.offprint.edition.pdf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Heading;
import press.offprint.model.Publication;
import press.offprint.model.Resource;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.Markup;

/**
 * What the print template is told of a publication, and the pictures that its text will ask for.
 *
 * @param values by the names that {@code templates/print/article.html} knows them by
 * @param pictures by the URI that stands for each in the text
 */
record PrintModel(Map<String, Object> values, Map<String, Resource> pictures) {
  // The place of an article's title, as its template writes it.
  private static final String TITLE = "article";
  private static final int HEADINGS_FOR_CONTENTS = 4;
  private static final int WORDS_FOR_A_TITLE_PAGE = 2_000;
  // A formula holds its source as well, which nobody sees, and a drawing its styles.
  private static final Pattern TAG = Pattern.compile("(?s)<(style|annotation)\\b.*?</\\1>|<[^>]*>");
  private static final Pattern OUTWARD_LINK =
      Pattern.compile("<a ([^>]*?)href=\"(https?:[^\"]*)\"([^>]*)>(.*?)</a>", Pattern.DOTALL);

  static PrintModel of(Publication publication, boolean hyphenated) {
    Map<String, Resource> pictures = new HashMap<>();
    List<Map<String, Object>> pieces = new ArrayList<>();
    for (int i = 0; i < publication.articles().size(); i++) {
      pieces.add(new Piece(publication, i, pictures).values());
    }
    Site site = publication.site();
    Map<String, Object> values = new HashMap<>();
    values.put("site", site);
    values.put("title", publication.title());
    values.put("metadata", publication.article().metadata());
    values.put("paper", site.paper());
    values.put("book", pieces.size() > 1);
    values.put("hyphenated", hyphenated);
    values.put("pieces", pieces);
    return new PrintModel(values, pictures);
  }

  /** The characters that drawings among the pictures have as text. */
  BitSet drawnCharacters() {
    BitSet characters = new BitSet();
    pictures.values().stream()
        .filter(picture -> picture.mediaType().equals("image/svg+xml"))
        .map(picture -> picture.content().text())
        .filter(drawing -> drawing.contains("<text"))
        .forEach(
            drawing ->
                Markup.unescape(TAG.matcher(drawing).replaceAll(""))
                    .codePoints()
                    .filter(c -> !Character.isWhitespace(c))
                    .forEach(characters::set));
    return characters;
  }

  /** One article on its way to the template. */
  private static final class Piece {
    private final Publication publication;
    private final Article article;
    private final Content content;
    private final String prefix;
    private final Map<String, Resource> pictures;
    private final Map<String, Map<String, String>> links = new LinkedHashMap<>();

    Piece(Publication publication, int index, Map<String, Resource> pictures) {
      this.publication = publication;
      this.article = publication.articles().get(index);
      this.content = article.content();
      this.prefix = prefix(publication, index);
      this.pictures = pictures;
    }

    // A book's articles share one document, so each has its own range of identifiers.
    private static String prefix(Publication publication, int index) {
      return publication.articles().size() > 1 ? "a" + (index + 1) + "-" : "";
    }

    Map<String, Object> values() {
      List<Map<String, Object>> notes = new ArrayList<>();
      String body = collectLinks(point(content.body()));
      content
          .notes()
          .forEach(
              note ->
                  notes.add(
                      Map.of(
                          "number", note.number(),
                          "id", prefix + note.id(),
                          "markup", point(note.markup()))));
      Map<String, Object> values = new HashMap<>();
      values.put("metadata", article.metadata());
      values.put("head", RunningHead.of(article.metadata().title(), publication.site().paper()));
      values.put("id", prefix + TITLE);
      values.put("prefix", prefix);
      values.put("source", article.source());
      values.put("body", body);
      values.put("notes", notes);
      values.put("headings", headings());
      values.put("contents", contents());
      values.put("long", !contents().isEmpty() && article.words() >= WORDS_FOR_A_TITLE_PAGE);
      values.put("links", List.copyOf(links.values()));
      values.put("cover", cover());
      values.put("fingerprint", fingerprint());
      values.put(
          "url",
          publication.site().baseUrlGiven() ? publication.site().absolute(article.path()) : "");
      return values;
    }

    private List<Heading> headings() {
      return content.headings().stream()
          .map(heading -> new Heading(heading.level(), prefix + heading.id(), heading.text()))
          .toList();
    }

    private List<Heading> contents() {
      List<Heading> shown = headings().stream().filter(heading -> heading.level() <= 3).toList();
      return shown.size() >= HEADINGS_FOR_CONTENTS ? shown : List.of();
    }

    private Map<String, String> cover() {
      Optional<Resource> cover =
          article.metadata().cover().map(content.resources()::get).filter(Resource::isImage);
      if (cover.isEmpty() || content.body().contains("\"resource:" + cover.get().key() + "\"")) {
        return Map.of();
      }
      return Map.of("src", uri(cover.get()), "alt", coverText());
    }

    private String coverText() {
      return article.metadata().fields().get("cover") instanceof Map<?, ?> cover
              && cover.get("alt") instanceof String alt
          ? alt
          : "";
    }

    // What the article was made from, so that two printings can be told apart.
    private String fingerprint() {
      StringBuilder all = new StringBuilder(content.body());
      content.notes().forEach(note -> all.append(note.markup()));
      return Bytes.utf8(all.toString()).sha256().substring(0, 12);
    }

    private String point(String markup) {
      return Markup.point(
          markup,
          new Markup.References() {
            @Override
            public String resource(String key) {
              Resource resource = content.resources().get(key);
              return resource == null ? "" : uri(resource);
            }

            @Override
            public String page(String path) {
              return placeOf(path)
                  .orElseGet(
                      () ->
                          publication.site().baseUrlGiven()
                              ? publication.site().absolute(path)
                              : "");
            }

            @Override
            public String place(String id) {
              return "#" + prefix + (id.isEmpty() ? TITLE : id);
            }
          });
    }

    private Optional<String> placeOf(String path) {
      int hash = path.indexOf('#');
      String page = hash < 0 ? path : path.substring(0, hash);
      for (int i = 0; i < publication.articles().size(); i++) {
        if (publication.articles().get(i).path().equals(page)) {
          String there = prefix(publication, i);
          return Optional.of("#" + there + (hash < 0 ? TITLE : path.substring(hash + 1)));
        }
      }
      return Optional.empty();
    }

    private String uri(Resource resource) {
      String suffix = resource.mediaType().equals("image/svg+xml") ? ".svg" : "";
      String uri = "resource:" + prefix + resource.key() + suffix;
      pictures.put(uri, resource);
      return uri;
    }

    // A link on paper cannot be followed: each address is listed once, with its page.
    private String collectLinks(String body) {
      Matcher link = OUTWARD_LINK.matcher(body);
      StringBuilder out = new StringBuilder(body.length() + 256);
      while (link.find()) {
        String url = Markup.unescape(link.group(2));
        String text = Markup.unescape(TAG.matcher(link.group(4)).replaceAll("")).strip();
        boolean hasId = (link.group(1) + link.group(3)).contains("id=\"");
        if (hasId || text.isEmpty() || links.containsKey(url)) {
          continue;
        }
        String place = prefix + "link-" + (links.size() + 1);
        boolean says = !text.equals(url) && !url.endsWith("//" + text);
        links.put(url, Map.of("url", url, "text", says ? text : "", "place", place));
        link.appendReplacement(
            out, Matcher.quoteReplacement("<a id=\"" + place + "\" " + link.group().substring(3)));
      }
      return link.appendTail(out).toString();
    }
  }
}
