package press.offprint.template;

import static java.util.Map.entry;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.BreakIterator;
import java.text.NumberFormat;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.offprint.json.Json;
import press.offprint.model.Article;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.list.Term;
import press.offprint.model.navigation.Taxonomy;
import press.offprint.model.text.SitePath;
import press.offprint.template.text.BibTexText;
import press.offprint.template.text.DateFormatter;
import press.offprint.template.text.FeedText;
import press.offprint.template.text.ImageAttributes;
import press.offprint.template.text.MailPage;
import press.offprint.template.text.MarkupText;
import press.offprint.template.text.OpeningText;
import press.offprint.template.text.PlaceLinks;
import press.offprint.template.text.ReferenceRewriter;
import press.offprint.template.text.YearGroup;

/** The filters and functions for publishers, which {@code docs/templates.md} describes. */
final class PublisherExtension extends AbstractExtension {
  private static final int WORDS_PER_MINUTE = 220;
  private static final List<String> RIGHT_TO_LEFT =
      List.of("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi");

  private final RecordAttributeResolver access = new RecordAttributeResolver();
  private final DateFormatter dates = new DateFormatter();
  private final Translations words;
  private final StyleSheets styles;

  PublisherExtension(TemplateSource source) {
    this.words = new Translations(source);
    this.styles = new StyleSheets(source);
  }

  @Override
  public List<AttributeResolver> getAttributeResolver() {
    return List.of(access);
  }

  @Override
  public Map<String, Object> getGlobalVariables() {
    return Map.of(SourceLoader.NEW_LINE, "\n");
  }

  @Override
  public Map<String, Filter> getFilters() {
    return Map.ofEntries(
        entry(
            "date",
            PebbleFunction.of(
                (in, with) ->
                    dates.format(in, with.text("pattern", "long"), with.text("language", "en")),
                "pattern",
                "language")),
        entry("rfc822", PebbleFunction.of((in, with) -> DateFormatter.rfc822(in))),
        entry("rfc3339", PebbleFunction.of((in, with) -> DateFormatter.rfc3339(in))),
        entry("utc", PebbleFunction.of((in, with) -> DateFormatter.utc(in))),
        entry("lastChange", PebbleFunction.of((in, with) -> lastChange(items(in)))),
        entry(
            "take",
            PebbleFunction.of((in, with) -> take(items(in), with.number("count", 1)), "count")),
        entry(
            "absolute",
            PebbleFunction.of((in, with) -> with.site().absolute(in.toString()), "site")),
        entry(
            "relative",
            PebbleFunction.of(
                (in, with) -> SitePath.relative(with.required("from", String.class), in.toString()),
                "from")),
        entry(
            "forPage",
            PebbleFunction.of(
                (in, with) ->
                    new SafeString(
                        ReferenceRewriter.forPage(
                            ImageAttributes.add(in.toString(), with.value("sources")),
                            with.required("article", Article.class).path(),
                            with.text("from", with.required("article", Article.class).path()),
                            with.site().addresses().prettyLinks())),
                "article",
                "from",
                "sources")),
        entry(
            "termPath",
            PebbleFunction.of(
                (in, with) ->
                    SitePath.encodeSigns(
                        Term.pathOf(
                            taxonomy(with).path(),
                            in.toString(),
                            with.site().addresses().termsAsHugo())),
                "taxonomy")),
        entry(
            "withPlaces",
            PebbleFunction.of((in, with) -> new SafeString(PlaceLinks.add(in.toString())))),
        entry("bibtex", PebbleFunction.of((in, with) -> BibTexText.of(in.toString()))),
        entry(
            "forFeed",
            PebbleFunction.of(
                (in, with) ->
                    new SafeString(
                        ReferenceRewriter.forFeed(
                            in.toString(),
                            with.required("article", Article.class).path(),
                            with.site())),
                "article",
                "site")),
        entry(
            "forMail",
            PebbleFunction.of(
                (in, with) ->
                    new SafeString(
                        MailPage.body(
                            in.toString(),
                            with.required("article", Article.class).path(),
                            with.number("number", 0),
                            with.site())),
                "article",
                "number")),
        entry(
            "inlineStyles",
            PebbleFunction.of(
                (in, with) ->
                    new SafeString(
                        MailPage.inlined(in.toString(), with.text("css", ""), with.site())),
                "css")),
        entry(
            "link",
            PebbleFunction.of(
                (in, with) ->
                    ReferenceRewriter.link(
                        with.required("from", String.class),
                        in.toString(),
                        with.site().addresses().prettyLinks()),
                "from")),
        entry("asText", PebbleFunction.of((in, with) -> in.toString())),
        entry("languageName", PebbleFunction.of((in, with) -> languageName(in.toString()))),
        entry(
            "cdata",
            PebbleFunction.of((in, with) -> new SafeString(FeedText.cdata(in.toString())))),
        entry("feedText", PebbleFunction.of((in, with) -> FeedText.withoutTags(in.toString()))),
        entry("json", PebbleFunction.of((in, with) -> new SafeString(Json.writeForHtml(in)))),
        entry(
            "opening",
            PebbleFunction.of(
                (in, with) -> OpeningText.of(in.toString(), with.number("length", 300)), "length")),
        entry("plain", PebbleFunction.of((in, with) -> MarkupText.of(in.toString()))),
        entry(
            "excerpt",
            PebbleFunction.of(
                (in, with) -> MarkupText.excerpt(in.toString(), with.number("length", 160)),
                "length")),
        entry("byYear", PebbleFunction.of((in, with) -> YearGroup.of(items(in)))),
        entry(
            "taxonomyTitle",
            PebbleFunction.of((in, with) -> taxonomyTitle(in.toString(), with), "language")),
        entry("hue", PebbleFunction.of((in, with) -> hue(in.toString()))),
        entry("initial", PebbleFunction.of((in, with) -> initial(in.toString()))),
        entry("minutes", PebbleFunction.of((in, with) -> minutes(in))),
        entry(
            "bytes",
            PebbleFunction.of((in, with) -> size(in, with.text("language", "en")), "language")));
  }

  @Override
  public Map<String, Function> getFunctions() {
    return Map.of(
        "t",
        PebbleFunction.of(
            (in, with) ->
                words.get(
                    with.required("key", String.class),
                    with.text("language", "en"),
                    with.value("value")),
            "key",
            "language",
            "value"),
        "style",
        PebbleFunction.of(
            (in, with) -> new SafeString(styles.inline(with.required("name", String.class))),
            "name"),
        "direction",
        PebbleFunction.of((in, with) -> direction(with.text("language", "en")), "language"));
  }

  private String taxonomyTitle(String name, TemplateArguments with) {
    Taxonomy taxonomy = with.site().structure().taxonomy(name).orElseGet(() -> Taxonomy.of(name));
    if (taxonomy.isTranslated()) {
      return words.get(name, with.text("language", "en"), "");
    }
    String title = taxonomy.title().isEmpty() ? name : taxonomy.title();
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }

  private static Taxonomy taxonomy(TemplateArguments with) {
    String name = with.required("taxonomy", String.class);
    return with.site().structure().taxonomy(name).orElseGet(() -> Taxonomy.of(name));
  }

  /** Returns a number from 0 to 999, the same for equal texts. */
  private static long hue(String text) {
    return Integer.parseInt(Bytes.sha256(text).substring(0, 6), 16) % 1000;
  }

  // The first letter as a reader sees it, with its marks.
  private static String initial(String text) {
    String letters = Regex.replaceAll(text, "[^\\p{L}\\p{M}\\p{N}]", "");
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(letters);
    int end = characters.next();
    return end == BreakIterator.DONE ? "" : letters.substring(0, end).toUpperCase(Locale.ROOT);
  }

  private static Collection<?> items(Object in) {
    if (in instanceof Collection<?> items) {
      return items;
    }
    throw new IllegalArgumentException("This is not a list");
  }

  private static List<?> take(Collection<?> items, int count) {
    return items.stream().limit(Math.max(0, count)).toList();
  }

  // The date of a feed is that of its newest change, so that a feed does not depend on the clock.
  private static Object lastChange(Collection<?> articles) {
    Optional<OffsetDateTime> newest =
        articles.stream()
            .filter(Article.class::isInstance)
            .map(Article.class::cast)
            .flatMap(a -> a.metadata().dates().modified().stream())
            .max(Comparator.comparing(OffsetDateTime::toInstant));
    return newest.<Object>map(at -> at).orElse("");
  }

  private static long minutes(Object words) {
    if (words instanceof Number number) {
      return Math.max(1, Math.round(number.doubleValue() / WORDS_PER_MINUTE));
    }
    throw new IllegalArgumentException("minutes needs a number of words, as in article.words");
  }

  private static String size(Object bytes, String language) {
    if (!(bytes instanceof Number number)) {
      throw new IllegalArgumentException("bytes needs a number, as in download.bytes");
    }
    BigDecimal left = new BigDecimal(number.toString());
    BigDecimal step = BigDecimal.valueOf(1000);
    List<String> units = List.of("B", "kB", "MB", "GB");
    int unit = 0;
    while (unit < units.size() - 1 && left.compareTo(BigDecimal.valueOf(999.5)) >= 0) {
      left = left.divide(step, 4, RoundingMode.HALF_UP);
      unit++;
    }
    NumberFormat format = NumberFormat.getInstance(Locale.forLanguageTag(language));
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMaximumFractionDigits(unit > 1 && left.compareTo(BigDecimal.TEN) < 0 ? 1 : 0);
    return format.format(left) + "\u00a0" + units.get(unit);
  }

  /** Returns the name of a language in that language. */
  private static String languageName(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayName(locale);
    return name.isEmpty() ? tag : name;
  }

  private static String direction(String language) {
    String lower = language.toLowerCase(Locale.ROOT);
    boolean written = lower.contains("-arab") || lower.contains("-hebr");
    return written || RIGHT_TO_LEFT.contains(lower.split("-", 2)[0]) ? "rtl" : "ltr";
  }
}
