package press.offprint.pipeline.inspect.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Separates words and pictures that an edit removed from those that one edition lost. An edit
 * changes all editions alike; a fault of a template or of an engine changes one. A pure function.
 */
public final class LookExplanation {
  private static final int FEW = 3;
  private static final int MANY = 20;

  private LookExplanation() {}

  /** Adds the findings that need all editions of a post; a few words count. */
  public static List<LookChange> of(List<LookChange> changes, boolean edited) {
    return of(changes, edited, Integer.MAX_VALUE);
  }

  /**
   * Adds the findings that need all editions of a post.
   *
   * @param edited true if an edit may explain what all editions lost
   * @param part the least part of the words that counts, such as 20 for a twentieth; fewer may be
   *     labels of a template
   */
  public static List<LookChange> of(List<LookChange> changes, boolean edited, int part) {
    List<LookChange> all = new ArrayList<>();
    for (LookChange change : changes) {
      List<LookFinding> findings = new ArrayList<>(change.findings());
      List<LookChange> others =
          changes.stream().filter(one -> !one.edition().equals(change.edition())).toList();
      words(change, others, edited, part, findings);
      pictures(change, others, edited, findings);
      all.add(change.withFindings(findings));
    }
    return all;
  }

  private static void words(
      LookChange change,
      List<LookChange> others,
      boolean edited,
      int part,
      List<LookFinding> findings) {
    int all = change.words() + sum(change.lost());
    Map<String, Integer> lost = unexplained(change.lost(), change, others, false);
    Map<String, Integer> cells = unexplained(change.lostCells(), change, others, false);
    if (!edited && (others.isEmpty() || sum(change.lost()) * MANY > all)) {
      lost = unexplained(change.lost(), change, others, true);
      cells = unexplained(change.lostCells(), change, others, true);
    }
    int lostCells = sum(cells);
    if (lostCells >= FEW && lostCells * 2 >= sum(lost)) {
      add(findings, LookDefect.TABLE_CUT, cells, change);
    } else if (sum(lost) >= Math.max(FEW, all / part)) {
      add(findings, LookDefect.TEXT_LOST, lost, change);
    }
  }

  private static void add(
      List<LookFinding> findings, LookDefect defect, Map<String, Integer> lost, LookChange change) {
    String words = String.join(" ", lost.keySet().stream().limit(8).toList());
    findings.add(
        new LookFinding(
            defect,
            "without “" + words + (lost.size() > 8 ? " …" : "") + "” (" + sum(lost) + " words)",
            change.marksOld(),
            List.of()));
  }

  // A number of a page or of a note is in one edition only, so a witness must have the word more
  // often now. Some words are always in one edition more often, such as titles in its contents.
  private static Map<String, Integer> unexplained(
      Map<String, Integer> lost, LookChange change, List<LookChange> others, boolean all) {
    Map<String, Integer> rest = new TreeMap<>();
    lost.forEach(
        (word, count) -> {
          int kept = all ? count : 0;
          for (LookChange other : others) {
            int usual = count(other.before(), word) - count(change.before(), word);
            int more = count(other.present(), word) - count(change.present(), word);
            kept = Math.max(kept, Math.min(count, more - Math.max(0, usual)));
          }
          if (kept > 0) {
            rest.put(word, kept);
          }
        });
    return rest;
  }

  private static int count(Map<String, Integer> words, String word) {
    return words.getOrDefault(word, 0);
  }

  private static int sum(Map<String, Integer> words) {
    return words.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void pictures(
      LookChange change, List<LookChange> others, boolean edited, List<LookFinding> findings) {
    boolean isKeptElsewhere =
        others.stream().anyMatch(o -> o.pictures() > 0 && o.lostPictures() < change.lostPictures());
    if (change.lostPictures() > 0 && (!edited || isKeptElsewhere)) {
      findings.add(
          new LookFinding(
              LookDefect.PICTURE_GONE,
              change.lostPictures() + " of " + change.pictures(),
              change.marksPictures(),
              List.of()));
    }
  }
}
