package press.offprint.edition.pdf;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.Article;
import press.offprint.model.Book;
import press.offprint.model.Content;
import press.offprint.model.Heading;
import press.offprint.model.Publication;
import press.offprint.model.Resource;
import press.offprint.model.Site;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.IdPrefix;
import press.offprint.model.text.Markup;
import press.offprint.model.text.Uris;

/**
 * The variables of the print template for one publication, and the pictures of its text.
 *
 * @param values by variable name in {@code templates/print/article.html}
 * @param pictures by URI in the text
 */
record PrintModel(Map<String, Object> values, Map<String, Resource> pictures) {
  /** The id that the print template gives to the title of an article. */
  private static final String TITLE = "article";

  /** The widths of the title in the head of a page, and of letters, in tenths of a letter. */
  private static final int HEAD_WIDTH = 540;

  private static final int FINGERPRINT = 12;
  private static final int SMALL_HEAD_WIDTH = 460;
  private static final int LETTER = 10;
  private static final int WIDE_LETTER = 24;

  private static final int DEEPEST = 6;
  private static final int HEADINGS_FOR_CONTENTS = 4;
  private static final int WORDS_FOR_A_TITLE_PAGE = 2_000;
  // The source of a formula and the styles of a drawing are no visible text.
  private static final Pattern TAG = Pattern.compile("(?s)<(style|annotation)\\b.*?</\\1>|<[^>]*>");
  private static final Pattern OUTWARD_LINK =
      Pattern.compile("<a ([^>]*?)href=\"(https?:[^\"]*)\"([^>]*)>(.*?)</a>", Pattern.DOTALL);

  // Nobody types a longer address, and a PDF repeats the address for each line of its text.
  private static final int LONGEST_PRINTED_ADDRESS = 2_000;

  static PrintModel of(Publication publication, boolean hyphenated) {
    Map<String, Resource> pictures = new HashMap<>();
    List<Map<String, Object>> pieces = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < publication.articles().size(); i++) {
      numbers.putIfAbsent(canonical(publication.articles().get(i).path()), i);
    }
    for (int i = 0; i < publication.articles().size(); i++) {
      pieces.add(new Piece(publication, i, numbers, pictures).values());
    }
    Site site = publication.site();
    Map<String, Object> values = new HashMap<>();
    values.put("site", site);
    values.put("title", publication.title());
    values.put("metadata", publication.metadata());
    values.put("paper", publication.book().map(Book::paper).orElse(site.paper()));
    values.put("book", publication.isBook());
    publication.book().ifPresent(book -> values.put("facts", BookFacts.of(publication, book)));
    values.put("hyphenated", hyphenated);
    values.put("pieces", pieces);
    return new PrintModel(values, pictures);
  }

  /** Returns the path of a page in one of the forms that links to it have. */
  private static String canonical(String path) {
    String plain = Uris.decode(path).orElse(path);
    String page = plain.endsWith("/index.html") ? plain.substring(0, plain.length() - 10) : plain;
    return page.endsWith("/") ? page : page + "/";
  }

  /** Returns the characters of the text in SVG drawings. */
  BitSet drawnCharacters() {
    BitSet characters = new BitSet();
    pictures.values().stream()
        .filter(picture -> picture.mediaType().equals("image/svg+xml"))
        .map(picture -> picture.content().text())
        .filter(drawing -> drawing.contains("<text"))
        .forEach(
            drawing ->
                Markup.unescape(Regex.matcher(TAG, drawing).replaceAll(""))
                    .codePoints()
                    .filter(c -> !Character.isWhitespace(c))
                    .forEach(characters::set));
    return characters;
  }

  /**
   * Returns a title for the head of a page: the title itself if it fits on one line, else its first
   * words and an ellipsis.
   *
   * @param paper of the site
   */
  static String runningHead(String title, String paper) {
    int line = paper.equals("A4") || paper.equals("letter") ? HEAD_WIDTH : SMALL_HEAD_WIDTH;
    if (width(title) <= line) {
      return title;
    }
    BreakIterator words = BreakIterator.getLineInstance(Locale.ROOT);
    words.setText(title);
    int end = 0;
    for (int next = words.next();
        next != BreakIterator.DONE
            && width(title.substring(0, next).stripTrailing()) + WIDE_LETTER <= line;
        next = words.next()) {
      end = next;
    }
    if (end == 0) {
      int letters = Math.min(line / WIDE_LETTER, title.codePointCount(0, title.length()));
      end = title.offsetByCodePoints(0, letters); // One word is longer than the line.
    }
    return Regex.replaceFirst(title.substring(0, end), "[\\s\\p{Punct}、。，：；—–]+$", "") + "…";
  }

  private static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? WIDE_LETTER : LETTER).sum();
  }

  /** Returns true for characters of Chinese, Japanese and Korean, and for emoji. */
  private static boolean isWide(int c) {
    boolean narrowScript =
        (c >= 0x1E00 && c < 0x2E80) || (c >= 0xFB50 && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00);
    return c >= 0x1100 && !narrowScript;
  }

  /** The variables of one article. */
  private static final class Piece {
    private final Publication publication;
    private final Article article;
    private final Content content;
    private final String prefix;
    private final int index;
    private final Map<String, Integer> numbers;
    private final Map<String, Resource> pictures;
    private final Map<String, Map<String, String>> links = new LinkedHashMap<>();

    Piece(
        Publication publication,
        int index,
        Map<String, Integer> numbers,
        Map<String, Resource> pictures) {
      this.index = index;
      this.numbers = numbers;
      this.publication = publication;
      this.article = publication.articles().get(index);
      this.content = article.content();
      this.prefix = prefix(publication, index);
      this.pictures = pictures;
    }

    // The articles of a book share one document, so the ids of each need a prefix.
    private static String prefix(Publication publication, int index) {
      return publication.isBook() ? IdPrefix.of(index) : "";
    }

    Map<String, Object> values() {
      List<Map<String, Object>> notes = new ArrayList<>();
      String body = collectLinks(resolve(content.body()));
      content
          .notes()
          .forEach(
              note ->
                  notes.add(
                      Map.of(
                          "number", note.number(),
                          "id", prefix + note.id(),
                          "markup", resolve(note.markup()))));
      Map<String, Object> values = new HashMap<>();
      Optional<Book> book = publication.book();
      int depth = book.map(facts -> facts.depth(index)).orElse(0);
      values.put("depth", depth);
      values.put("level", Math.min(DEEPEST, depth + 1));
      values.put("preface", index == 0 && book.filter(Book::preface).isPresent());
      values.put("opening", book.map(facts -> facts.opening(index)).orElse(List.of()));
      values.put("kind", article.backMatter());
      values.put("metadata", article.metadata());
      values.put("head", runningHead(article.metadata().title(), paper()));
      values.put("id", prefix + TITLE);
      values.put("prefix", prefix);
      values.put("source", article.source());
      values.put("body", body);
      values.put("notes", notes);
      values.put("headings", headings());
      values.put("contents", contents());
      values.put("long", !contents().isEmpty() && article.words() >= WORDS_FOR_A_TITLE_PAGE);
      values.put("links", List.copyOf(links.values()));
      values.put("related", related());
      values.put("cover", cover());
      values.put("fingerprint", fingerprint());
      values.put(
          "url",
          publication.site().baseUrlGiven() ? publication.site().absolute(article.path()) : "");
      return values;
    }

    private String paper() {
      return publication.book().map(Book::paper).orElse(publication.site().paper());
    }

    // Without the address of the site, paper shows the titles alone.
    private List<Map<String, String>> related() {
      Site site = publication.site();
      return article.related().stream()
          .map(
              post ->
                  Map.of(
                      "title", post.title(),
                      "language", post.language(),
                      "direction", post.direction(),
                      "url", site.baseUrlGiven() ? site.absolute(post.path()) : ""))
          .toList();
    }

    private List<Heading> headings() {
      return content.headings().stream()
          .map(heading -> new Heading(heading.level(), prefix + heading.id(), heading.text()))
          .toList();
    }

    // A post that asked for a list of its headings has one in its text.
    private List<Heading> contents() {
      if (content.body().contains("<ul class=\"toc\"")) {
        return List.of();
      }
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

    // The same version is shown by the other editions of the article and by its citation.
    private String fingerprint() {
      String whole = article.fingerprint();
      return whole.substring(0, Math.min(FINGERPRINT, whole.length()));
    }

    private String resolve(String markup) {
      return Markup.point(
          IdPrefix.add(markup, prefix),
          new Markup.References() {
            @Override
            public String resource(String key) {
              Resource resource = content.resources().get(key);
              return resource == null ? "" : uri(resource);
            }

            @Override
            public String page(String path) {
              return localTarget(path)
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

    private Optional<String> localTarget(String path) {
      int hash = path.indexOf('#');
      String page = hash < 0 ? path : path.substring(0, hash);
      return Optional.ofNullable(numbers.get(canonical(page)))
          .map(
              i ->
                  "#"
                      + prefix(publication, i)
                      + anchor(i, hash < 0 ? "" : path.substring(hash + 1)));
    }

    // A link to a place that the post lacks leads to its beginning, as it does on the page.
    private String anchor(int article, String fragment) {
      Content target = publication.articles().get(article).content();
      for (String id : List.of(fragment, Uris.decode(fragment).orElse(fragment))) {
        String attribute = " id=\"" + Markup.escape(id) + "\"";
        if (!id.isEmpty()
            && (target.body().contains(attribute)
                || target.notes().stream()
                    .anyMatch(n -> n.id().equals(id) || n.markup().contains(attribute)))) {
          return id;
        }
      }
      return TITLE;
    }

    private String uri(Resource resource) {
      String suffix = resource.mediaType().equals("image/svg+xml") ? ".svg" : "";
      String uri = "resource:" + prefix + Uris.encodePath(resource.key()) + suffix;
      pictures.put(uri, resource);
      return uri;
    }

    // Readers of a printed page cannot follow a link, so each URL is listed once with its page.
    private String collectLinks(String body) {
      Matcher link = Regex.matcher(OUTWARD_LINK, body);
      StringBuilder out = new StringBuilder(body.length() + 256);
      while (link.find()) {
        String url = Markup.unescape(link.group(2));
        String text = Markup.unescape(Regex.matcher(TAG, link.group(4)).replaceAll("")).strip();
        boolean hasId = (link.group(1) + link.group(3)).contains("id=\"");
        boolean isLong = url.length() > LONGEST_PRINTED_ADDRESS;
        if (hasId || isLong || text.isEmpty() || links.containsKey(url)) {
          continue;
        }
        String place = prefix + "link-" + (links.size() + 1);
        boolean hasOwnText = !text.equals(url) && !url.endsWith("//" + text);
        links.put(url, Map.of("url", url, "text", hasOwnText ? text : "", "place", place));
        link.appendReplacement(
            out, Matcher.quoteReplacement("<a id=\"" + place + "\" " + link.group().substring(3)));
      }
      return link.appendTail(out).toString();
    }
  }
}
