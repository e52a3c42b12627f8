package press.offprint.content.citation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import press.offprint.content.citation.bibtex.BibTexEntry;
import press.offprint.content.citation.bibtex.BibTexItem;
import press.offprint.content.citation.bibtex.BibTexParser;
import press.offprint.content.data.DataException;
import press.offprint.content.data.JsonData;
import press.offprint.content.data.YamlData;

/** The sources of one file: BibTeX, BibLaTeX or CSL-JSON. Immutable. */
final class Bibliography {
  private final Map<String, Supplier<Map<String, Object>>> items;
  private final List<BibTexParser.Fault> faults;

  private Bibliography(
      Map<String, Supplier<Map<String, Object>>> items, List<BibTexParser.Fault> faults) {
    this.items = items;
    this.faults = List.copyOf(faults);
  }

  /** The form of a file, which its name gives: the same bytes may be two bibliographies. */
  enum Format {
    CSL_JSON,
    PANDOC_YAML,
    BIBTEX;

    /**
     * Returns the form.
     *
     * @param path ends in {@code .json} if the file is CSL-JSON, in {@code .yaml} or {@code .yml}
     *     if it is a map of pandoc with {@code references}
     */
    static Format of(String path) {
      if (path.endsWith(".yaml") || path.endsWith(".yml")) {
        return PANDOC_YAML;
      }
      return path.endsWith(".json") ? CSL_JSON : BIBTEX;
    }
  }

  /** Reads a file. */
  static Bibliography read(Format format, String text) {
    return switch (format) {
      case CSL_JSON -> json(text);
      case PANDOC_YAML -> yaml(text);
      case BIBTEX -> bibTex(text);
    };
  }

  private static Bibliography yaml(String text) {
    Map<String, Supplier<Map<String, Object>>> items = new LinkedHashMap<>();
    List<BibTexParser.Fault> faults = new ArrayList<>();
    try {
      Object read = YamlData.parse(text, 1).plain(UnaryOperator.identity());
      if (((Map<?, ?>) read).get("references") instanceof List<?> list) {
        addAll(list, items);
      }
    } catch (DataException e) {
      faults.add(fault(e));
    }
    return new Bibliography(items, faults);
  }

  private static BibTexParser.Fault fault(DataException e) {
    String message = e.message();
    int end = message.endsWith(".") ? message.length() - 1 : message.length();
    return new BibTexParser.Fault(e.line(), message.substring(0, end));
  }

  private static Bibliography bibTex(String text) {
    BibTexParser.Parsed parsed = BibTexParser.parse(text);
    Map<String, Supplier<Map<String, Object>>> items = new LinkedHashMap<>();
    List<BibTexParser.Fault> faults = new ArrayList<>(parsed.faults());
    Map<String, BibTexEntry> entries = new HashMap<>();
    for (BibTexEntry entry : parsed.entries()) {
      entries.putIfAbsent(entry.key(), entry);
    }
    for (BibTexEntry entry : parsed.entries()) {
      if (items.putIfAbsent(entry.key(), () -> BibTexItem.of(inherited(entry, entries))) != null) {
        faults.add(
            new BibTexParser.Fault(entry.line(), "the key " + entry.key() + " is there twice"));
      }
    }
    return new Bibliography(items, faults);
  }

  // An entry with the field crossref takes the fields of the other one that it lacks.
  private static BibTexEntry inherited(BibTexEntry entry, Map<String, BibTexEntry> entries) {
    BibTexEntry parent = entries.get(entry.first("crossref"));
    if (parent == null || parent == entry) {
      return entry;
    }
    Map<String, String> fields = new HashMap<>(parent.fields());
    String title = fields.remove("title");
    if (title != null) {
      fields.putIfAbsent("booktitle", title);
    }
    fields.putAll(entry.fields());
    return new BibTexEntry(entry.type(), entry.key(), fields, entry.line());
  }

  /** Returns the sources of the front matter of a post, in the form of CSL. */
  static Bibliography of(List<?> values) {
    Map<String, Supplier<Map<String, Object>>> items = new LinkedHashMap<>();
    addAll(values, items);
    return new Bibliography(items, List.of());
  }

  private static void addAll(List<?> values, Map<String, Supplier<Map<String, Object>>> items) {
    for (Object value : values) {
      if (value instanceof Map<?, ?> fields && fields.containsKey("id")) {
        Map<String, Object> item = new LinkedHashMap<>();
        fields.forEach((name, field) -> item.put(String.valueOf(name), field));
        String key = InlineMarks.html(String.valueOf(item.get("id")));
        item.put("id", key);
        items.putIfAbsent(key, () -> CslItems.normal(item));
      }
    }
  }

  private static Bibliography json(String text) {
    Map<String, Supplier<Map<String, Object>>> items = new LinkedHashMap<>();
    List<BibTexParser.Fault> faults = new ArrayList<>();
    try {
      // A reader of objects reads a list as the value of a field.
      Object list = JsonData.parse("{\"items\":" + text + "}", 1).plain(UnaryOperator.identity());
      Object values = ((Map<?, ?>) list).get("items");
      addAll(values instanceof List<?> all ? all : List.of(values), items);
    } catch (DataException e) {
      faults.add(fault(e));
    }
    return new Bibliography(items, faults);
  }

  /** Returns the CSL item with a key, as JSON has it; empty if there is none. */
  Optional<Map<String, Object>> item(String key) {
    return Optional.ofNullable(items.get(key)).map(Supplier::get);
  }

  Set<String> keys() {
    return items.keySet();
  }

  /** Returns the faults of the file, in its order. */
  List<BibTexParser.Fault> faults() {
    return faults;
  }
}
