package press.offprint.content.backmatter;

import com.ibm.icu.text.AlphabeticIndex;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.text.Markup;

/**
 * An index: entries in the order of their language, in groups by their first letters. The classes
 * of the elements are the terms of EPUB Indexes 1.0.
 */
public final class TermIndex {
  private final ULocale locale;
  private final BackMatterWords words;
  private final Collator collator;
  private final IndexEntry root = new IndexEntry("");
  private final UnaryOperator<String> ids;
  private int named;
  private boolean isEmpty = true;

  /**
   * Creates an index without entries.
   *
   * @param language a BCP 47 tag
   * @param ids returns the id of an entry for a wanted one
   */
  public TermIndex(String language, UnaryOperator<String> ids) {
    this.ids = ids;
    this.locale = ULocale.forLanguageTag(language);
    this.words = BackMatterWords.of(language);
    this.collator = Collator.getInstance(locale);
  }

  /** Adds a mark, whose entry has at least one name. */
  public void add(IndexMark mark) {
    isEmpty = false;
    root.add(mark, 0);
  }

  public boolean isEmpty() {
    return isEmpty;
  }

  /** Returns the groups of the index as XHTML. */
  public String markup() {
    List<IndexEntry> all = root.sorted(collator);
    all.forEach(this::nameTargets);
    AlphabeticIndex<IndexEntry> index =
        new AlphabeticIndex<IndexEntry>(locale).addLabels(Locale.ENGLISH);
    all.forEach(entry -> index.addRecord(entry.sortKey(), entry));
    StringBuilder out = new StringBuilder(1024);
    for (AlphabeticIndex.Bucket<IndexEntry> bucket : index) {
      if (bucket.size() == 0) {
        continue;
      }
      List<IndexEntry> group = new ArrayList<>();
      bucket.forEach(item -> group.add(item.getData()));
      out.append("<div class=\"index-group\">\n");
      if (bucket.getLabelType() == AlphabeticIndex.Bucket.LabelType.NORMAL) {
        out.append("<p class=\"index-letter\">")
            .append(Markup.escape(bucket.getLabel()))
            .append("</p>\n");
      }
      write(group, out);
      out.append("</div>\n");
    }
    return out.toString();
  }

  private void nameTargets(IndexEntry entry) {
    Interruption.check();
    List<String> targets = new ArrayList<>(entry.preferred());
    targets.addAll(entry.related());
    for (String target : targets) {
      IndexEntry found = root.find(IndexMark.names(target));
      if (found != null && found.id().isEmpty()) {
        found.setId(ids.apply("index-entry-" + ++named));
      }
    }
    entry.sorted(collator).forEach(this::nameTargets);
  }

  private void write(List<IndexEntry> entries, StringBuilder out) {
    out.append("<ul class=\"index-entry-list\">\n");
    for (IndexEntry entry : entries) {
      Interruption.check();
      out.append("<li class=\"index-entry\"");
      if (!entry.id().isEmpty()) {
        out.append(" id=\"").append(Markup.escape(entry.id())).append('"');
      }
      out.append("><span class=\"index-term\">")
          .append(Markup.escape(entry.name()))
          .append("</span>");
      writePlaces(entry.places(), out);
      String before = entry.places().isEmpty() ? ", " : ". ";
      writeReferences(entry.preferred(), words.see(), "index-xref-preferred", before, out);
      writeReferences(entry.related(), words.seeAlso(), "index-xref-related", before, out);
      List<IndexEntry> below = entry.sorted(collator);
      if (!below.isEmpty()) {
        out.append('\n');
        write(below, out);
      }
      out.append("</li>\n");
    }
    out.append("</ul>\n");
  }

  // A further place of the same name is a number.
  private static void writePlaces(Map<String, String> places, StringBuilder out) {
    if (places.isEmpty()) {
      return;
    }
    out.append("<span class=\"index-locators\">");
    String last = null;
    int count = 0;
    for (Map.Entry<String, String> place : places.entrySet()) {
      count = place.getValue().equals(last) ? count + 1 : 1;
      last = place.getValue();
      out.append(", <a class=\"index-locator\" href=\"")
          .append(Markup.escape(place.getKey()))
          .append('"');
      if (count > 1) {
        out.append(" title=\"").append(Markup.escape(last + " (" + count + ")")).append('"');
      }
      out.append('>').append(count > 1 ? Integer.toString(count) : Markup.escape(last));
      out.append("</a>");
    }
    out.append("</span>");
  }

  private void writeReferences(
      Set<String> targets, String word, String style, String before, StringBuilder out) {
    String separator = before + "<em>" + Markup.escape(word) + "</em> ";
    for (String target : targets) {
      IndexEntry found = root.find(IndexMark.names(target));
      String text = Markup.escape(String.join(", ", IndexMark.names(target)));
      out.append(separator).append("<span class=\"").append(style).append("\">");
      if (found == null) {
        out.append(text);
      } else {
        out.append("<a href=\"#")
            .append(Markup.escape(found.id()))
            .append("\">")
            .append(text)
            .append("</a>");
      }
      out.append("</span>");
      separator = "; ";
    }
  }
}
