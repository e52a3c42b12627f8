package press.offprint.content.citation;

import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.ListItemDataProvider;
import de.undercouch.citeproc.csl.CSLCitation;
import de.undercouch.citeproc.csl.CSLCitationItem;
import de.undercouch.citeproc.csl.CSLCitationItemBuilder;
import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.csl.CSLLabel;
import de.undercouch.citeproc.output.Citation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.content.citation.CitationStyle.Format;
import press.offprint.content.markdown.syntax.ReferenceCluster;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/**
 * Formats citations with citeproc-java. The library has neither citations without authors nor
 * authors alone. Both are found by a second citation of each source with another year.
 */
final class CiteprocFormatter {
  // Characters that are removed from all texts, around what names one source: start, index, middle,
  // text, end.
  private static final char START = '\uE000';
  private static final char MIDDLE = '\uE001';
  private static final char END = '\uE002';
  private static final String MARKS = "[\\uE000-\\uE002]";
  private static final String PAGE = "page";
  private static final int STRANGE_YEAR = 9999;

  private final CitationStyle style;
  private final String locale;
  private final Map<String, Map<String, Object>> items;
  private final Map<String, String> authors = new HashMap<>();
  private CSL strangeYears;

  /**
   * Creates a formatter.
   *
   * @param items by key, in the order in which they are cited
   */
  CiteprocFormatter(CitationStyle style, String language, Map<String, Map<String, Object>> items) {
    this.style = style;
    this.locale = CitationLocales.of(language);
    this.items = new LinkedHashMap<>();
    items.forEach(
        (key, item) -> {
          Map<String, Object> clean = new LinkedHashMap<>();
          item.forEach(
              (field, value) -> clean.put(field, field.equals("id") ? value : unmarked(value)));
          this.items.put(key, clean);
        });
  }

  private static Object unmarked(Object value) {
    if (value instanceof String text) {
      return unmarked(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CiteprocFormatter::unmarked).toList();
    }
    if (value instanceof Map<?, ?> fields) {
      Map<Object, Object> clean = new LinkedHashMap<>();
      fields.forEach((name, field) -> clean.put(name, unmarked(field)));
      return clean;
    }
    return value;
  }

  private static String unmarked(String text) {
    return Regex.replaceAll(text, MARKS, "");
  }

  /** Returns true if the library reads an item. */
  static boolean isItem(Map<String, Object> item) {
    try {
      return CSLItemData.fromJson(item).getId() != null;
    } catch (RuntimeException e) {
      Interruption.check();
      return false; // The caller reports it.
    }
  }

  /** Returns true if the library reads a style. */
  static boolean isStyle(CitationStyle style) {
    try {
      new CSL(new ListItemDataProvider(), style.xml(), "en-US").setOutputFormat("html");
      return true;
    } catch (IOException | RuntimeException e) {
      Interruption.check();
      return false; // The caller reports it.
    }
  }

  /**
   * Returns the citations of clusters whose keys all have an item, and the bibliography, which is
   * empty if the style has none. The library throws exceptions of many types for faults of a style.
   */
  CitedText format(List<ReferenceCluster> clusters) {
    CSL processor = processor(style, PAGE, items);
    Map<String, List<String>> byLabel = new HashMap<>();
    byLabel.put(PAGE, citations(processor, clusters));
    List<String> finished = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      Interruption.check();
      String label = label(clusters.get(i));
      List<String> citations =
          byLabel.computeIfAbsent(
              label, other -> citations(processor(style, other, items), clusters));
      finished.add(finished(citations.get(i), clusters.get(i)));
    }
    String[] entries =
        style.hasBibliography() ? processor.makeBibliography().getEntries() : new String[0];
    List<CitedText.Entry> bibliography = new ArrayList<>();
    int at = 0;
    for (CSLItemData item : processor.getRegisteredItems()) {
      if (at < entries.length) {
        bibliography.add(new CitedText.Entry(item.getId(), entries[at++].strip()));
      }
    }
    boolean isHanging = style.format() != Format.NUMERIC;
    return new CitedText(finished, authors, bibliography, isHanging);
  }

  private List<String> citations(CSL processor, List<ReferenceCluster> clusters) {
    processor.registerCitationItems(List.copyOf(items.keySet()));
    List<String> citations = new ArrayList<>();
    for (ReferenceCluster cluster : clusters) {
      Interruption.check();
      citations.add("");
      // A citation may change earlier ones.
      for (Citation citation : processor.makeCitation(citation(cluster))) {
        citations.set(citation.getIndex(), citation.getText());
      }
    }
    return citations;
  }

  private static String label(ReferenceCluster cluster) {
    return cluster.items().stream()
        .map(item -> Locator.of(item.suffix()).label())
        .filter(label -> !label.isEmpty())
        .findFirst()
        .orElse(PAGE);
  }

  private CSL processor(CitationStyle used, String label, Map<String, Map<String, Object>> data) {
    try {
      List<CSLItemData> all = data.values().stream().map(CSLItemData::fromJson).toList();
      CSL processor =
          new CSL(
              new ListItemDataProvider(all.toArray(CSLItemData[]::new)),
              used.xmlFor(label),
              locale);
      processor.setOutputFormat("html");
      processor.setConvertLinks(true);
      return processor;
    } catch (IOException e) {
      throw new UncheckedIOException("A style of citations cannot be read", e);
    }
  }

  private CSLCitation citation(ReferenceCluster cluster) {
    boolean isMarked = isMarked(cluster);
    List<CSLCitationItem> all = new ArrayList<>();
    for (int i = 0; i < cluster.items().size(); i++) {
      ReferenceCluster.Item item = cluster.items().get(i);
      CSLCitationItemBuilder builder = new CSLCitationItemBuilder(item.key());
      Locator locator = Locator.of(unmarked(item.suffix()));
      String prefix = unmarked(item.prefix());
      if (!locator.place().isEmpty()) {
        builder.locator(locator.place()).label(CSLLabel.fromString(locator.label()));
      }
      String suffix = locator.rest();
      boolean isPunctuation = suffix.isEmpty() || ",.;:)".indexOf(suffix.charAt(0)) >= 0;
      String words = isPunctuation ? suffix : (locator.place().isEmpty() ? ", " : " ") + suffix;
      if (isMarked) {
        builder.prefix(START + "" + i + MIDDLE + prefix).suffix(words + END);
      } else {
        if (!prefix.isEmpty()) {
          builder.prefix(prefix);
        }
        if (!words.isEmpty()) {
          builder.suffix(words);
        }
      }
      all.add(builder.build());
    }
    return new CSLCitation(all.toArray(CSLCitationItem[]::new));
  }

  // Marks keep a style from joining numbers, such as 1 to 3.
  private boolean isMarked(ReferenceCluster cluster) {
    return cluster.items().size() > 1
        && (cluster.items().size() < 3 || style.format() != Format.NUMERIC);
  }

  private String finished(String html, ReferenceCluster cluster) {
    if (!isMarked(cluster)) {
      ReferenceCluster.Item item = cluster.items().get(0);
      String text = cluster.textual() ? textual(html, item.key()) : html;
      text = item.suppressed() && !cluster.textual() ? suppressed(text, item.key()) : text;
      return cluster.items().size() > 1 ? text : linked(item.key(), text);
    }
    StringBuilder out = new StringBuilder(html.length() + 64);
    int at = 0;
    for (int start = html.indexOf(START); start >= 0; start = html.indexOf(START, at)) {
      int middle = html.indexOf(MIDDLE, start);
      int end = html.indexOf(END, start);
      if (middle < 0 || end < middle) {
        break;
      }
      ReferenceCluster.Item item =
          cluster.items().get(Integer.parseInt(html.substring(start + 1, middle)));
      String text = html.substring(middle + 1, end);
      text = item.suppressed() ? suppressed(text, item.key()) : text;
      out.append(html, at, start).append(linked(item.key(), text));
      at = end + 1;
    }
    out.append(html, at, html.length());
    return unmarked(out.toString());
  }

  private static String linked(String key, String html) {
    return "<span data-key=\"" + Markup.escape(key) + "\">" + html + "</span>";
  }

  // Doe (2000, p. 3) from (Doe, 2000, p. 3); Doe [1] from [1].
  private String textual(String html, String key) {
    String author = author(key);
    if (style.format() == Format.NOTE) {
      return html;
    }
    if (style.format() == Format.NUMERIC) {
      return author + (html.startsWith("<sup") ? "" : " ") + html;
    }
    int at = html.indexOf(author);
    if (author.isEmpty() || at < 0) {
      return html;
    }
    String rest = Regex.replaceFirst(html.substring(at + author.length()), "^[,\\s]+", "");
    String before = html.substring(0, at).strip();
    boolean isEnclosed = before.equals("(") || before.equals("[");
    if (isEnclosed && rest.length() <= 1) {
      return author;
    }
    return author + " " + (isEnclosed ? before + rest : html.substring(0, at) + rest);
  }

  private String suppressed(String html, String key) {
    String author = author(key);
    int at = author.isEmpty() ? -1 : html.indexOf(author);
    if (style.format() != Format.AUTHOR_DATE || at < 0) {
      return html;
    }
    String rest = Regex.replaceFirst(html.substring(at + author.length()), "^[,\\s]+", "");
    return html.substring(0, at) + rest;
  }

  private String author(String key) {
    return authors.computeIfAbsent(key, this::findAuthor);
  }

  // The text of a citation before its year, in a style that has both.
  private String findAuthor(String key) {
    if (strangeYears == null) {
      strangeYears = strangeYears();
    }
    String text =
        strangeYears.makeCitation(new CSLCitation(new CSLCitationItem(key))).get(0).getText();
    int year = text.indexOf(Integer.toString(STRANGE_YEAR));
    String before = year < 0 ? text : text.substring(0, year);
    return Regex.replaceAll(before, "^[(\\[\\s]+|[)\\],(\\[\\s]+$", "");
  }

  private CSL strangeYears() {
    Map<String, Map<String, Object>> strange = new LinkedHashMap<>();
    items.forEach(
        (key, written) -> {
          Map<String, Object> item = new HashMap<>(written);
          item.put("issued", Map.of("date-parts", List.of(List.of(STRANGE_YEAR))));
          strange.put(key, item);
        });
    boolean isOwn = style.format() == Format.AUTHOR_DATE;
    return processor(isOwn ? style : CitationStyles.byDefault(), PAGE, strange);
  }
}
