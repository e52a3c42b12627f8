package press.offprint.content.backmatter;

import com.ibm.icu.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An entry of an index that is being made: its places, its references and the entries below it. */
final class IndexEntry {
  private final String name;
  private String sort = "";
  private String id = "";
  private final Map<String, IndexEntry> entries = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();
  private final Set<String> preferred = new LinkedHashSet<>();
  private final Set<String> related = new LinkedHashSet<>();

  IndexEntry(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Returns the text by which the entry is sorted. */
  String sortKey() {
    return sort.isEmpty() ? name : sort;
  }

  /** Returns the id of the element; empty if no reference leads to it. */
  String id() {
    return id;
  }

  void setId(String value) {
    id = value;
  }

  /** Returns the names of the places by their addresses, in the order of the text. */
  Map<String, String> places() {
    return places;
  }

  /** Returns the entries that are used in place of this one. */
  Set<String> preferred() {
    return preferred;
  }

  Set<String> related() {
    return related;
  }

  void add(IndexMark mark, int depth) {
    IndexEntry entry = entries.computeIfAbsent(mark.entry().get(depth), IndexEntry::new);
    if (depth < mark.sort().size() && entry.sort.isEmpty()) {
      entry.sort = mark.sort().get(depth);
    }
    if (depth + 1 < mark.entry().size()) {
      entry.add(mark, depth + 1);
      return;
    }
    if (!mark.see().isEmpty()) {
      entry.preferred.add(mark.see());
    } else {
      entry.places.put(mark.href(), mark.place());
    }
    if (!mark.seeAlso().isEmpty()) {
      entry.related.add(mark.seeAlso());
    }
  }

  /** Returns the entry below this one with these names; null if there is none. */
  IndexEntry find(List<String> names) {
    IndexEntry found = this;
    for (String part : names) {
      found = found == null ? null : found.entries.get(part);
    }
    return found;
  }

  /** Returns the entries below this one, sorted. */
  List<IndexEntry> sorted(Collator collator) {
    List<IndexEntry> all = new ArrayList<>(entries.values());
    all.sort(
        Comparator.comparing(IndexEntry::sortKey, collator::compare)
            .thenComparing(IndexEntry::name));
    return all;
  }
}
