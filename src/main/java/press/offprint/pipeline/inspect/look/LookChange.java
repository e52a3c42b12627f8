package press.offprint.pipeline.inspect.look;

import java.util.List;
import java.util.Map;

/**
 * The change of one edition, as it is seen in this edition alone.
 *
 * @param edition such as {@code pdf}
 * @param view such as {@code pdf}, or {@code html 390} for a window of that width
 * @param findings that need no other edition to explain them
 * @param lost the words of the text that are fewer now, with how many
 * @param lostCells the same for the words of tables
 * @param before how often each word was there
 * @param present how often each word is there now
 * @param pictures the number of pictures before
 * @param lostPictures how many of them are not painted now
 * @param moved the words that are at another place
 * @param marksOld the places of the lost words and pictures
 * @param added the places of the new words
 */
public record LookChange(
    String edition,
    String view,
    List<LookFinding> findings,
    Map<String, Integer> lost,
    Map<String, Integer> lostCells,
    Map<String, Integer> before,
    Map<String, Integer> present,
    int words,
    int pictures,
    int lostPictures,
    int moved,
    List<LookMark> marksOld,
    List<LookMark> marksPictures,
    List<LookMark> added) {
  public LookChange {
    findings = List.copyOf(findings);
    lost = Map.copyOf(lost);
    lostCells = Map.copyOf(lostCells);
    before = Map.copyOf(before);
    present = Map.copyOf(present);
    marksOld = List.copyOf(marksOld);
    marksPictures = List.copyOf(marksPictures);
    added = List.copyOf(added);
  }

  /** Returns the same change with other findings. */
  public LookChange withFindings(List<LookFinding> all) {
    return new LookChange(
        edition,
        view,
        all,
        lost,
        lostCells,
        before,
        present,
        words,
        pictures,
        lostPictures,
        moved,
        marksOld,
        marksPictures,
        added);
  }
}
