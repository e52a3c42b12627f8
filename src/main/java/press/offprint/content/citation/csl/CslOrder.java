package press.offprint.content.citation.csl;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.w3c.dom.Element;
import press.offprint.content.citation.csl.item.CslCite;
import press.offprint.content.citation.csl.item.CslDate;
import press.offprint.content.citation.csl.item.CslItem;
import press.offprint.content.citation.csl.item.CslName;
import press.offprint.content.citation.csl.style.CslStyle;
import press.offprint.content.citation.csl.style.CslXml;
import press.offprint.content.citation.csl.text.FieldText;
import press.offprint.content.citation.csl.text.RichTextWriter;
import press.offprint.model.interrupt.Regex;

/** The order of sources by the keys of a style. */
final class CslOrder {
  private final CslRenderer renderer;
  private final CslStyle style;
  private final Element part;
  private final List<Element> keys;
  private final Collator collator;

  CslOrder(CslRenderer renderer, CslStyle style, Element part) {
    this.renderer = renderer;
    this.style = style;
    this.part = part;
    Element sort = part == null ? null : CslXml.child(part, "sort");
    this.keys = sort == null ? List.of() : CslXml.elements(sort);
    this.collator = Collator.getInstance(ULocale.forLanguageTag(renderer.locale().language()));
  }

  boolean isGiven() {
    return !keys.isEmpty();
  }

  /** Returns a comparator of things by their sources. */
  <T> Comparator<T> comparator(Function<T, CslItem> item, Map<String, Integer> numbers) {
    Map<String, List<String>> values = new HashMap<>();
    return (a, b) -> {
      List<String> first =
          values.computeIfAbsent(item.apply(a).key(), k -> values(item.apply(a), numbers));
      List<String> second =
          values.computeIfAbsent(item.apply(b).key(), k -> values(item.apply(b), numbers));
      for (int i = 0; i < keys.size(); i++) {
        int order =
            compare(
                first.get(i), second.get(i), keys.get(i).getAttribute("sort").equals("descending"));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private int compare(String a, String b, boolean isDescending) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() == b.isEmpty() ? 0 : a.isEmpty() ? 1 : -1;
    }
    int order;
    if (isNumber(a) && isNumber(b)) {
      order = Integer.compare(Integer.parseInt(a), Integer.parseInt(b));
    } else if (isNumber(a) || isNumber(b)) {
      // All numbers are before all texts: an order by value and by letters at once has cycles.
      order = isNumber(a) ? -1 : 1;
    } else {
      order = collator.compare(a, b);
    }
    return isDescending ? -order : order;
  }

  // The key of a date has more digits, so that dates and ranges of dates are compared as texts.
  private static boolean isNumber(String value) {
    return Regex.matches(value, "\\d{1,9}");
  }

  private List<String> values(CslItem item, Map<String, Integer> numbers) {
    List<String> values = new ArrayList<>();
    for (Element key : keys) {
      values.add(Regex.replaceAll(value(key, item, numbers), "[-‐'’‘ʾʿ\"“”]", ""));
    }
    return values;
  }

  private String value(Element key, CslItem item, Map<String, Integer> numbers) {
    String variable = key.getAttribute("variable");
    if (variable.equals("citation-number")) {
      return Integer.toString(numbers.getOrDefault(item.key(), 0));
    }
    CslCite cite = new CslCite(item, true);
    cite.isSorting = true;
    if (Regex.matches(key.getAttribute("names-min"), "\\d{1,3}")) {
      cite.minNames = Integer.parseInt(key.getAttribute("names-min"));
      String first = key.getAttribute("names-use-first");
      cite.useFirst = Regex.matches(first, "\\d{1,3}") ? Integer.parseInt(first) : 1;
    }
    if (!variable.isEmpty()) {
      CslDate date = item.date(variable);
      if (date != null) {
        return date.sortKey();
      }
      List<CslName> names = item.names(variable);
      if (!names.isEmpty()) {
        StringBuilder all = new StringBuilder();
        names.forEach(
            n ->
                all.append(n.family())
                    .append(n.literal())
                    .append(' ')
                    .append(n.given())
                    .append(' '));
        return all.toString().strip();
      }
      return RichTextWriter.plain(FieldText.parse(item.text(variable)), renderer.locale());
    }
    Element macro = style.macro(key.getAttribute("macro"));
    return macro == null
        ? ""
        : RichTextWriter.plain(renderer.children(macro, cite, part, ""), renderer.locale()).strip();
  }
}
