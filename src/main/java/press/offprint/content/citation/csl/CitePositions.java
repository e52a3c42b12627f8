package press.offprint.content.citation.csl;

import java.util.HashMap;
import java.util.Map;
import press.offprint.content.citation.csl.item.CslCite;

/**
 * The positions of citations in notes: first, subsequent, or right behind one of the same source.
 */
final class CitePositions {
  private final int nearDistance;
  private final Map<String, Integer> firstNotes = new HashMap<>();
  private final Map<String, Integer> lastNotes = new HashMap<>();
  private CslCite before;
  private int sizeBefore;

  CitePositions(int nearDistance) {
    this.nearDistance = nearDistance;
  }

  /** Sets the position of a citation; citations are given in the order of the text. */
  void find(CslCite cite, CslCluster cluster, int index, int size) {
    String key = cite.item.key();
    int note = cluster.note();
    Integer first = firstNotes.putIfAbsent(key, note);
    if (first != null) {
      cite.firstNote = first;
      boolean isRepeated =
          before != null && before.item.key().equals(key) && (index > 0 || sizeBefore == 1);
      cite.position = isRepeated ? repeated(cite) : "subsequent";
      cite.isNear = note - lastNotes.getOrDefault(key, note) <= nearDistance;
    }
    lastNotes.put(key, note);
    before = cite;
  }

  /** Ends a cluster. */
  void end(int size) {
    sizeBefore = size;
  }

  private String repeated(CslCite cite) {
    if (cite.locator.isEmpty()) {
      return before.locator.isEmpty() ? "ibid" : "subsequent";
    }
    boolean isSame = cite.locator.equals(before.locator) && cite.label.equals(before.label);
    return isSame ? "ibid" : "ibid-with-locator";
  }
}
