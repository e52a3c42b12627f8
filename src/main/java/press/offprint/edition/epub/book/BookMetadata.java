package press.offprint.edition.epub.book;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import press.offprint.model.Article;
import press.offprint.model.Book;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.Site;

/** The metadata of a book, collected from its articles. */
public record BookMetadata(Publication publication, BookLabels labels) {
  /** The date of a book whose articles have none; the current time would change every build. */
  private static final OffsetDateTime UNDATED = OffsetDateTime.parse("2000-01-01T00:00:00Z");

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);

  private Site site() {
    return publication.site();
  }

  private Stream<Metadata> metadata() {
    return publication.posts().stream().map(Article::metadata);
  }

  // An edition is that of one post; a book has others.
  private Map<String, Object> edition() {
    return metadata()
        .filter(any -> isOnePost())
        .flatMap(one -> one.edition().stream())
        .findFirst()
        .map(
            edition ->
                Map.<String, Object>of(
                    "number", edition.number(),
                    "date", edition.date(),
                    "day", day(edition.day(), language())))
        .orElse(Map.of());
  }

  private boolean isOnePost() {
    return !publication.isBook();
  }

  public String title() {
    return publication.title();
  }

  /** Returns the facts of the book itself; empty for a post. */
  private Optional<Book> book() {
    return publication.book();
  }

  public String publisher() {
    return book().map(Book::publisher).filter(name -> !name.isBlank()).orElse(site().title());
  }

  public String language() {
    return language(publication.metadata());
  }

  /** Returns the language of an article as a well-formed BCP 47 tag. */
  public static String language(Metadata metadata) {
    return Locale.forLanguageTag(metadata.language().replace('_', '-')).toLanguageTag();
  }

  public String direction() {
    return publication.metadata().direction();
  }

  private List<String> creators() {
    Stream<Metadata> sources = book().isPresent() ? Stream.of(publication.metadata()) : metadata();
    List<String> named =
        sources
            .flatMap(m -> m.authors().stream())
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    return named.isEmpty() && !site().author().isBlank() ? List.of(site().author()) : named;
  }

  public String authors() {
    return labels.list(book().map(Book::titleAuthors).orElseGet(this::creators));
  }

  private String description() {
    if (book().isEmpty() && !isOnePost()) {
      return "";
    }
    Metadata metadata = publication.metadata();
    return metadata.description().isBlank() ? metadata.summary() : metadata.description();
  }

  private List<String> subjects() {
    Map<String, String> subjects = new LinkedHashMap<>();
    metadata()
        .flatMap(m -> Stream.of(m.tags(), m.categories(), m.keywords()).flatMap(List::stream))
        .filter(subject -> !subject.isBlank())
        .forEach(subject -> subjects.putIfAbsent(subject.toLowerCase(Locale.ROOT), subject));
    return List.copyOf(subjects.values());
  }

  private List<String> rights() {
    Stream<String> own = book().map(Book::rights).filter(text -> !text.isBlank()).stream();
    return Stream.concat(own, rightsOfPosts()).distinct().toList();
  }

  private Stream<String> rightsOfPosts() {
    return metadata()
        .flatMap(m -> Stream.of("rights", "copyright", "license", "licence").map(m.fields()::get))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> !text.isBlank());
  }

  private List<Map<String, Object>> series() {
    if (!isOnePost()) {
      return book()
          .filter(book -> !book.collection().isBlank())
          .map(book -> entry(book.collection(), book.position()))
          .stream()
          .toList();
    }
    Metadata metadata = publication.article().metadata();
    String position =
        Stream.of("series_order", "seriesOrder", "series_index", "series_weight", "part")
            .map(metadata.fields()::get)
            .filter(Number.class::isInstance)
            .map(Object::toString)
            .findFirst()
            .orElse("");
    return metadata.series().stream()
        .filter(name -> !name.isBlank())
        .map(name -> entry(name, position))
        .toList();
  }

  private static Map<String, Object> entry(String name, String position) {
    return Map.of("name", name, "position", position);
  }

  /** Returns the latest date of the articles; empty if none has a date. */
  private Optional<OffsetDateTime> date() {
    Stream<Metadata> sources = book().isPresent() ? Stream.of(publication.metadata()) : metadata();
    return sources
        .flatMap(m -> m.dates().date().stream())
        .filter(BookMetadata::isExpressible)
        .max(Comparator.naturalOrder());
  }

  private Optional<OffsetDateTime> changed() {
    return metadata()
        .flatMap(m -> m.dates().modified().stream())
        .filter(BookMetadata::isExpressible)
        .max(Comparator.naturalOrder());
  }

  // The formats of dc:date and dcterms:modified have years of four digits.
  private static boolean isExpressible(OffsetDateTime date) {
    int year = date.withOffsetSameInstant(ZoneOffset.UTC).getYear();
    return year > 0 && year < 10_000;
  }

  /** Returns the last change in UTC; a constant if unknown or if a zip file cannot express it. */
  public LocalDateTime zipDate() {
    return changed()
        .map(date -> date.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime())
        .filter(date -> date.getYear() > 1980 && date.getYear() < 2107)
        .orElse(UNDATED.toLocalDateTime());
  }

  /**
   * Returns the identifier, a UUID of the site and the source, which stays when the text changes. A
   * book of several articles has its folder and title for a source.
   */
  String identifier() {
    String origin = site().baseUrlGiven() ? site().baseUrl() : site().baseUrl() + site().title();
    String source =
        isOnePost()
            ? publication.article().source()
            : book()
                .map(book -> book.source() + "#book")
                .orElse(publication.folder() + "#" + title());
    return "urn:uuid:" + NameUuid.ofUrl(origin + source);
  }

  /** Returns a date for people in the language; the time zone is the one that the author wrote. */
  public static String day(OffsetDateTime date, String language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(Locale.forLanguageTag(language))
        .format(date);
  }

  /** Returns a date as YYYY-MM-DD. */
  public static String iso(OffsetDateTime date) {
    return DateTimeFormatter.ISO_LOCAL_DATE.format(date);
  }

  /** Returns the values that templates read as {@code book}. */
  public Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("identifier", identifier());
    values.put("title", title());
    values.put("language", language());
    values.put("languages", metadata().map(BookMetadata::language).distinct().toList());
    values.put("direction", direction());
    values.put("creators", creators());
    values.put("authors", authors());
    values.put("publisher", publisher());
    values.put("home", site().baseUrlGiven() ? site().baseUrl() : "");
    values.put("description", description());
    values.put("subjects", subjects());
    values.put("rights", rights());
    values.put("series", series());
    values.put("sources", pages());
    values.put("date", date().map(BookMetadata::iso).orElse(""));
    values.put("day", date().map(date -> day(date, language())).orElse(""));
    values.put("changed", changed().map(date -> day(date, language())).orElse(""));
    values.put("edition", edition());
    values.put(
        "modified",
        INSTANT.format(changed().orElse(UNDATED).withOffsetSameInstant(ZoneOffset.UTC)));
    return values;
  }

  /** Returns the URLs of the articles; none if the site has no base URL. */
  private List<String> pages() {
    return site().baseUrlGiven()
        ? publication.posts().stream().map(a -> site().absolute(a.path())).toList()
        : List.of();
  }
}
