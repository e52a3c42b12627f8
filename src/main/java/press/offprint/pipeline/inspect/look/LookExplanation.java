package press.offprint.pipeline.inspect.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells words and pictures that an edit removed from those that one edition lost. An edit changes
 * all editions alike; a fault of a template or of an engine changes one. A pure function.
 */
public final class LookExplanation {
  private static final int FEW = 3;
  private static final int MANY = 20;

  private LookExplanation() {}

  /**
   * Adds the findings that need all editions of a post.
   *
   * @param edited true if an edit may explain what all editions lost
   */
  public static List<LookChange> of(List<LookChange> changes, boolean edited) {
    List<LookChange> all = new ArrayList<>();
    for (LookChange change : changes) {
      List<LookFinding> findings = new ArrayList<>(change.findings());
      List<LookChange> others =
          changes.stream().filter(one -> !one.edition().equals(change.edition())).toList();
      words(change, others, edited, findings);
      pictures(change, others, edited, findings);
      all.add(change.withFindings(findings));
    }
    return all;
  }

  private static void words(
      LookChange change, List<LookChange> others, boolean edited, List<LookFinding> findings) {
    Map<String, Integer> lost = unexplained(change.lost(), others, false);
    Map<String, Integer> cells = unexplained(change.lostCells(), others, false);
    if (!edited && (others.isEmpty() || sum(change.lost()) * MANY > change.words())) {
      lost = unexplained(change.lost(), others, true);
      cells = unexplained(change.lostCells(), others, true);
    }
    int lostCells = sum(cells);
    if (lostCells >= FEW && lostCells * 2 >= sum(lost)) {
      add(findings, LookDefect.TABLE_CUT, cells, change);
    } else if (sum(lost) >= FEW) {
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

  // A number of a page or of a note is in one edition only, so a witness must still have the word.
  private static Map<String, Integer> unexplained(
      Map<String, Integer> lost, List<LookChange> others, boolean all) {
    Map<String, Integer> rest = new TreeMap<>();
    lost.forEach(
        (word, count) -> {
          int kept = all ? count : 0;
          for (LookChange other : others) {
            if (other.present().contains(word)) {
              kept = Math.max(kept, count - other.lost().getOrDefault(word, 0));
            }
          }
          if (kept > 0) {
            rest.put(word, kept);
          }
        });
    return rest;
  }

  private static int sum(Map<String, Integer> words) {
    return words.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void pictures(
      LookChange change, List<LookChange> others, boolean edited, List<LookFinding> findings) {
    boolean isKeptElsewhere =
        others.stream()
            .anyMatch(o -> o.pictures() > 0 && o.lostPictures() < change.lostPictures());
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
