package press.offprint.content.citation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.w3c.dom.Element;
import press.offprint.content.citation.CitationStyle.Format;
import press.offprint.content.citation.csl.CslCitation;
import press.offprint.content.citation.csl.CslCluster;
import press.offprint.content.citation.csl.CslProcessor;
import press.offprint.content.citation.csl.style.CslLocale;
import press.offprint.content.citation.csl.style.CslStyle;
import press.offprint.content.markdown.syntax.ReferenceCluster;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/** Formats the citations of one post. */
final class CslFormatter {
  private final CitationStyle style;
  private final String language;
  private final Map<String, Map<String, Object>> items;
  private final CslProcessor processor;
  private CslProcessor forAuthors;

  /**
   * Creates a formatter.
   *
   * @param items by key, in the order in which they are cited
   */
  CslFormatter(CitationStyle style, String language, Map<String, Map<String, Object>> items) {
    this.style = style;
    this.language = language;
    this.items = new LinkedHashMap<>(items);
    this.processor = processor(style);
  }

  private CslProcessor processor(CitationStyle used) {
    CslStyle csl = new CslStyle(CitationStyles.root(used.xml()).orElseThrow());
    String tag = csl.locale(CitationLocales.of(language));
    List<Element> sources = new ArrayList<>();
    for (String name :
        List.of(
            "en-US",
            tag.substring(0, 2) + "-" + tag.substring(0, 2).toUpperCase(Locale.ROOT),
            tag)) {
      CitationLocales.element(name).ifPresent(sources::add);
    }
    sources.addAll(csl.locales(tag));
    return new CslProcessor(csl, new CslLocale(tag, sources), items);
  }

  /**
   * Returns the citations of clusters whose keys all have an item, and the bibliography, which is
   * empty if the style has none.
   *
   * @param notes the numbers of the notes that hold the clusters, 0 in the text
   */
  CitedText format(List<ReferenceCluster> clusters, List<CitationPlace> notes) {
    List<String> citations = new ArrayList<>();
    List<String> authors = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      Interruption.check();
      ReferenceCluster cluster = clusters.get(i);
      CslCitation made = processor.citation(cluster(cluster, notes.get(i)));
      String html = made.html();
      String author = "";
      if (cluster.textual()) {
        String key = cluster.items().get(0).key();
        author = author(key, made.author());
        boolean isInNote = style.format() == Format.NOTE && !notes.get(i).isAlone();
        boolean isJoined = (style.format() != Format.NOTE || isInNote) && !author.isEmpty();
        String space = isInNote ? ", " : html.startsWith("<sup") ? "" : " ";
        boolean isAuthor = plain(html).equals("(" + plain(author) + ")");
        html = isJoined ? isAuthor ? author : author + space + html : html;
      }
      citations.add(html);
      authors.add(author);
    }
    List<CitedText.Entry> entries = new ArrayList<>();
    processor.bibliography().forEach((key, html) -> entries.add(new CitedText.Entry(key, html)));
    return new CitedText(citations, authors, entries, style.format() != Format.NUMERIC);
  }

  private static String plain(String html) {
    return Regex.replaceAll(html, "<[^>]*>", "");
  }

  // A style of numbers shows no authors; a sentence needs one.
  private String author(String key, String atPosition) {
    String author = atPosition.isEmpty() ? processor.author(key) : atPosition;
    if (author.isEmpty() && style.format() != Format.AUTHOR_DATE) {
      forAuthors = forAuthors == null ? processor(CitationStyles.byDefault()) : forAuthors;
      author = forAuthors.author(key);
    }
    return author.isEmpty()
        ? ""
        : "<span data-key=\"" + Markup.escape(key) + "\">" + author + "</span>";
  }

  // The words in brackets behind a key that is part of the sentence begin without a space.
  private static String suffix(String words, boolean isTextual) {
    boolean isWord = !words.isEmpty() && Character.isLetterOrDigit(words.codePointAt(0));
    return isTextual && isWord ? ", " + words : words;
  }

  private static CslCluster cluster(ReferenceCluster cluster, CitationPlace place) {
    List<CslCluster.Cite> cites = new ArrayList<>();
    for (ReferenceCluster.Item item : cluster.items()) {
      Locator locator = Locator.of(item.suffix());
      cites.add(
          new CslCluster.Cite(
              item.key(),
              InlineMarks.html(item.prefix()),
              InlineMarks.html(suffix(locator.rest(), cluster.textual())),
              locator.place(),
              locator.label(),
              item.suppressed()));
    }
    return new CslCluster(cites, cluster.textual(), place.note(), place.isAlone());
  }
}
