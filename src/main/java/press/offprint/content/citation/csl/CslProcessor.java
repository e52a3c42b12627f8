package press.offprint.content.citation.csl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.w3c.dom.Element;
import press.offprint.content.citation.csl.item.CslCite;
import press.offprint.content.citation.csl.item.CslItem;
import press.offprint.content.citation.csl.style.CslLocale;
import press.offprint.content.citation.csl.style.CslStyle;
import press.offprint.content.citation.csl.style.CslXml;
import press.offprint.content.citation.csl.text.RichText;
import press.offprint.content.citation.csl.text.RichTextWriter;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;

/** Formats the citations and the bibliography of one text. For one thread. */
public final class CslProcessor {
  private final CslStyle style;
  private final CslLocale locale;
  private final CslRenderer renderer;
  private final boolean isYearSuffixWritten;
  private final Element citation;
  private final Element bibliography;
  private final Map<String, CslItem> items = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<CslItem> ordered;
  private final Disambiguation disambiguation = new Disambiguation();
  private final CitePositions positions;

  /**
   * Creates a processor.
   *
   * @param sources by key, in the order in which they are cited
   */
  public CslProcessor(CslStyle style, CslLocale locale, Map<String, Map<String, Object>> sources) {
    this.style = style;
    this.locale = locale;
    this.renderer = new CslRenderer(style, locale);
    this.isYearSuffixWritten = style.writesYearSuffix();
    this.citation = style.citation();
    this.bibliography = style.bibliography();
    sources.forEach((key, fields) -> items.put(key, new CslItem(key, fields)));
    items.keySet().forEach(key -> numbers.put(key, numbers.size() + 1));
    this.ordered = new ArrayList<>(items.values());
    CslOrder order = new CslOrder(renderer, style, bibliography);
    if (order.isGiven()) {
      ordered.sort(order.comparator(item -> item, numbers));
      numbers.clear();
      ordered.forEach(item -> numbers.put(item.key(), numbers.size() + 1));
    }
    String near = style.option(citation, null, "near-note-distance");
    this.positions =
        new CitePositions(Regex.matches(near, "\\d{1,4}") ? Integer.parseInt(near) : 5);
    disambiguation.find(citation, ordered, this::plain);
  }

  private String plain(CslItem item) {
    return RichTextWriter.plain(body(cite(item)), locale);
  }

  private CslCite cite(CslItem item) {
    CslCite cite = new CslCite(item, false);
    prepare(cite);
    return cite;
  }

  private void prepare(CslCite cite) {
    Disambiguation.State state = disambiguation.of(cite.item.key());
    cite.number = numbers.getOrDefault(cite.item.key(), 0);
    cite.yearSuffix = state.suffix;
    cite.isYearSuffixWritten = isYearSuffixWritten;
    cite.isDisambiguated = state.isMarked;
    if (!cite.isBibliography) {
      cite.extraNames = state.names;
      cite.givenNames = state.given;
    }
  }

  private RichText body(CslCite cite) {
    Element layout = CslXml.child(citation, "layout");
    return renderer.children(layout, cite, citation, "");
  }

  /** Returns the author of a source as a citation shows it; empty if it shows none. */
  public String author(String key) {
    return author(body(cite(items.get(key))));
  }

  private String author(RichText body) {
    RichText found = body.find(RichText.Role.AUTHOR);
    return found == null ? "" : RichTextWriter.html(found, locale);
  }

  /** Returns the text of a cluster; clusters are given in the order of the text. */
  public CslCitation citation(CslCluster cluster) {
    List<RenderedCite> cites = new ArrayList<>();
    for (CslCluster.Cite wanted : cluster.cites()) {
      Interruption.check();
      cites.add(new RenderedCite(wanted, items.get(wanted.key())));
    }
    sort(cites);
    for (RenderedCite one : cites) {
      CslCite cite = cite(one.item());
      cite.locator = one.wanted().locator();
      cite.label = one.wanted().label().isEmpty() ? "page" : one.wanted().label();
      if (style.isNote()) {
        positions.find(cite, cluster, cites.indexOf(one), cites.size());
      }
      one.render(body(cite), locale);
    }
    positions.end(cites.size());
    String author = cluster.isTextual() ? author(cites.get(0).body()) : "";
    boolean isFirst = true;
    for (RenderedCite one : cites) {
      if (one.wanted().isSuppressed() || (isFirst && cluster.isTextual())) {
        one.hideAuthor();
      }
      isFirst = false;
    }
    Element layout = CslXml.child(citation, "layout");
    RichText text = new CiteGroups(citation, layout, locale).join(cites);
    RichText whole = RichText.group(new ArrayList<>(List.of(text)), "");
    CslRenderer.format(layout, whole);
    boolean isInNote = style.isNote() && cluster.note() > 0 && !cluster.isAlone();
    if (isInNote) {
      // Words of the author are around it.
      whole.affixes(cluster.isTextual() ? "" : "(", cluster.isTextual() ? "" : ")");
    } else {
      whole.affixes(layout.getAttribute("prefix"), layout.getAttribute("suffix"));
    }
    String html = RichTextWriter.html(whole, locale);
    boolean isSentence = style.isNote() && !cluster.isTextual() && !isInNote;
    return new CslCitation(isSentence ? capital(html) : html, author);
  }

  // A note begins with a capital letter.
  private static String capital(String html) {
    int at = 0;
    while (at < html.length() && html.charAt(at) == '<') {
      at = html.indexOf('>', at) + 1;
    }
    return at < html.length() && !html.startsWith("http", at)
        ? html.substring(0, at)
            + html.substring(at, at + 1).toUpperCase(Locale.ROOT)
            + html.substring(at + 1)
        : html;
  }

  // Words before a source keep it behind those that precede it.
  private void sort(List<RenderedCite> cites) {
    CslOrder order = new CslOrder(renderer, style, citation);
    if (!order.isGiven() || cites.size() < 2) {
      return;
    }
    int start = 0;
    for (int i = 1; i <= cites.size(); i++) {
      if (i == cites.size() || !cites.get(i).wanted().prefix().isEmpty()) {
        cites.subList(start, i).sort(order.comparator(RenderedCite::item, numbers));
        start = i;
      }
    }
  }

  /** Returns the HTML of the bibliography by key, in its order; empty if the style has none. */
  public Map<String, String> bibliography() {
    Map<String, String> entries = new LinkedHashMap<>();
    if (bibliography == null) {
      return entries;
    }
    Element layout = CslXml.child(bibliography, "layout");
    String substitute = bibliography.getAttribute("subsequent-author-substitute");
    boolean isAligned = bibliography.hasAttribute("second-field-align");
    String before = "";
    for (CslItem item : ordered) {
      Interruption.check();
      CslCite cite = new CslCite(item, true);
      prepare(cite);
      RichText body = renderer.children(layout, cite, bibliography, "");
      if (bibliography.hasAttribute("subsequent-author-substitute")) {
        RichText author = body.find(RichText.Role.AUTHOR);
        RichText names = author == null ? null : author.find(RichText.Role.NAMES);
        String text = names == null ? "" : RichTextWriter.plain(names, locale);
        if (!text.isEmpty() && text.equals(before)) {
          names.replace(substitute);
        }
        before = text;
      }
      entries.put(item.key(), entry(body, layout, isAligned));
    }
    return entries;
  }

  private String entry(RichText body, Element layout, boolean isAligned) {
    String suffix = layout.getAttribute("suffix");
    List<RichText> parts = body.children().stream().filter(part -> !part.isEmpty()).toList();
    if (!isAligned || parts.size() < 2) {
      RichText whole = RichText.group(new ArrayList<>(List.of(body)), "");
      CslRenderer.format(layout, whole);
      return RichTextWriter.html(whole.affixes(layout.getAttribute("prefix"), suffix), locale);
    }
    RichText margin = RichText.group(new ArrayList<>(parts.subList(0, 1)), "");
    RichText rest =
        RichText.group(new ArrayList<>(parts.subList(1, parts.size())), "").affixes("", suffix);
    String first = RichTextWriter.html(margin, locale).strip();
    return "<div class=\"csl-left-margin\">"
        + first
        + "</div><div class=\"csl-right-inline\">"
        + RichTextWriter.html(rest, locale).strip()
        + "</div>";
  }
}
