package press.offprint.content.citation.csl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.w3c.dom.Element;
import press.offprint.content.citation.csl.item.CslItem;
import press.offprint.model.interrupt.Interruption;

/** Makes citations of different sources different: by names, given names, and letters of years. */
final class Disambiguation {
  private static final int MAX_NAMES = 12;

  private final Map<String, State> states = new HashMap<>();

  /** The parts of a source that its citations show in addition to the rules of the style. */
  static final class State {
    int names;
    int given;
    boolean isMarked;
    String suffix = "";
  }

  State of(String key) {
    return states.computeIfAbsent(key, added -> new State());
  }

  /**
   * Finds the states of all sources.
   *
   * @param ordered the sources in the order of the bibliography
   * @param shown returns the plain citation of a source
   */
  void find(Element citation, List<CslItem> ordered, Function<CslItem, String> shown) {
    boolean addsNames = citation.getAttribute("disambiguate-add-names").equals("true");
    boolean addsGiven = citation.getAttribute("disambiguate-add-givenname").equals("true");
    boolean addsSuffix = citation.getAttribute("disambiguate-add-year-suffix").equals("true");
    List<List<CslItem>> same = groups(ordered, shown);
    if (addsNames) {
      same = improve(same, shown, MAX_NAMES, (state, value) -> state.names = value);
    }
    if (addsGiven) {
      same = improve(same, shown, 2, (state, value) -> state.given = value);
    }
    improve(same, shown, 1, (state, value) -> state.isMarked = value > 0);
    if (addsSuffix) {
      for (List<CslItem> group : groups(ordered, shown)) {
        for (int i = 0; i < group.size(); i++) {
          of(group.get(i).key()).suffix = letter(i);
        }
      }
    }
  }

  private static String letter(int index) {
    return index < 26
        ? Character.toString('a' + index)
        : letter(index / 26 - 1) + Character.toString('a' + index % 26);
  }

  private static List<List<CslItem>> groups(List<CslItem> items, Function<CslItem, String> shown) {
    Map<String, List<CslItem>> groups = new LinkedHashMap<>();
    items.forEach(
        item -> groups.computeIfAbsent(shown.apply(item), k -> new ArrayList<>()).add(item));
    groups.remove("");
    return groups.values().stream().filter(group -> group.size() > 1).toList();
  }

  /** Sets a value of a state. */
  @FunctionalInterface
  private interface Setter {
    void set(State state, int value);
  }

  /** Makes the citations of each group different; returns the groups that stay the same. */
  private List<List<CslItem>> improve(
      List<List<CslItem>> groups, Function<CslItem, String> shown, int most, Setter setter) {
    List<List<CslItem>> left = new ArrayList<>();
    for (List<CslItem> group : groups) {
      Interruption.check();
      choose(group, shown, most, setter);
      left.addAll(groups(group, shown));
    }
    return left;
  }

  // Takes the smallest value with the most different citations.
  private void choose(
      List<CslItem> group, Function<CslItem, String> shown, int most, Setter setter) {
    int best = 0;
    int different = 1;
    for (int value = 1; value <= most && different < group.size(); value++) {
      int chosen = value;
      group.forEach(item -> setter.set(of(item.key()), chosen));
      int count = new HashSet<>(group.stream().map(shown).toList()).size();
      if (count > different) {
        different = count;
        best = value;
      }
    }
    int chosen = best;
    group.forEach(item -> setter.set(of(item.key()), chosen));
  }
}
