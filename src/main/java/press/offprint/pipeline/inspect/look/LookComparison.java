package press.offprint.pipeline.inspect.look;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import press.offprint.model.look.PixelBox;
import press.offprint.model.look.ShownPicture;
import press.offprint.model.look.ShownWord;
import press.offprint.pipeline.compare.WordDiff;

/**
 * Compares the looks of one edition at two times. Words are compared with the same words before,
 * wherever they are now, so an edit that moves a text changes nothing. A pure function.
 */
public final class LookComparison {
  private static final double STILL = 2;
  private static final double DISTORTED = 1.15;

  private final String edition;
  private final String view;
  private final List<PageLook> old;
  private final List<PageLook> now;
  private final LookWords oldWords;
  private final LookWords nowWords;
  private final List<WordPair> pairs = new ArrayList<>();
  private final List<WordLook> added = new ArrayList<>();
  private final List<WordLook> removed = new ArrayList<>();
  private final List<LookFinding> findings = new ArrayList<>();

  private LookComparison(String edition, String view, List<PageLook> old, List<PageLook> now) {
    this.edition = edition;
    this.view = view;
    this.old = old;
    this.now = now;
    this.oldWords = new LookWords(old);
    this.nowWords = new LookWords(now);
    Set<Integer> oldKnown = new HashSet<>();
    Set<Integer> nowKnown = new HashSet<>();
    for (int[] pair : WordDiff.pairs(oldWords.texts(), nowWords.texts())) {
      pairs.add(new WordPair(oldWords.all().get(pair[0]), nowWords.all().get(pair[1])));
      oldKnown.add(pair[0]);
      nowKnown.add(pair[1]);
    }
    rest(oldWords, oldKnown, removed);
    rest(nowWords, nowKnown, added);
  }

  private static void rest(LookWords words, Set<Integer> known, List<WordLook> rest) {
    for (int i = 0; i < words.all().size(); i++) {
      if (!known.contains(i)) {
        rest.add(words.all().get(i));
      }
    }
  }

  /**
   * Compares two looks.
   *
   * @param old the pages of the accepted version; empty if there is none
   * @param edited true if an edit may explain changes
   */
  public static LookChange of(
      String edition, String view, List<PageLook> old, List<PageLook> now, boolean edited) {
    return new LookComparison(edition, view, old, now).change(edited);
  }

  private LookChange change(boolean edited) {
    new WordFindings(pairs, added, now).addTo(findings);
    overlaps();
    fonts(edited);
    pages();
    Map<String, Integer> lost = lost(place -> place != ShownWord.Place.FRAME);
    Map<String, Integer> lostCells = lost(place -> place == ShownWord.Place.TABLE);
    List<LookMark> gone = pictures();
    int shown = shown(old).size();
    int lostPictures = Math.max(0, shown - shown(now).size());
    List<WordPair> moved = pairs.stream().filter(p -> p.isMoved(STILL)).toList();
    if (!edited && findings.isEmpty() && lost.isEmpty() && lostPictures == 0 && !old.isEmpty()) {
      unexplained(moved);
    }
    return new LookChange(
        edition,
        view,
        findings,
        lost,
        lostCells,
        oldWords.counts(place -> true),
        nowWords.counts(place -> true),
        nowWords.all().size(),
        shown,
        lostPictures,
        moved.size(),
        Marks.of(removed),
        gone,
        Marks.of(added));
  }

  private Map<String, Integer> lost(java.util.function.Predicate<ShownWord.Place> wanted) {
    Map<String, Integer> lost = new HashMap<>();
    Map<String, Integer> after = nowWords.counts(place -> true);
    Map<String, Integer> before = oldWords.counts(wanted);
    Map<String, Integer> beforeAll = oldWords.counts(place -> true);
    before.forEach(
        (word, count) -> {
          int fewer = Math.min(count, beforeAll.get(word) - after.getOrDefault(word, 0));
          if (fewer > 0) {
            lost.put(word, fewer);
          }
        });
    return lost;
  }

  private void overlaps() {
    List<WordLook> before = Overlaps.of(old);
    List<WordLook> after = Overlaps.of(now);
    if (!old.isEmpty() && after.size() >= before.size() * 2 + 4) {
      findings.add(
          new LookFinding(
              LookDefect.OVERLAPPED,
              Marks.words(after) + " (" + after.size() + " words)",
              List.of(),
              Marks.of(after)));
    }
  }

  private void fonts(boolean edited) {
    Set<String> before = new TreeSet<>();
    Set<String> after = new HashSet<>();
    old.forEach(page -> before.addAll(page.fonts()));
    now.forEach(page -> after.addAll(page.fonts()));
    before.removeAll(after);
    if (before.isEmpty()) {
      return;
    }
    List<WordPair> others = pairs.stream().filter(WordPair::isOfOtherLetters).toList();
    // An edit may remove the last words of a font, but then the other words keep theirs.
    if (others.size() >= Math.max(3, pairs.size() / 50) || (!edited && now.size() > 0)) {
      findings.add(
          new LookFinding(
              LookDefect.FONT_GONE,
              String.join(", ", before),
              Marks.old(others),
              Marks.now(others)));
    }
  }

  private void pages() {
    long before = old.stream().filter(PageLook::isBlank).count();
    List<LookMark> blank = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (now.get(i).isBlank()) {
        names.add(now.get(i).name());
        blank.add(new LookMark(i, new PixelBox(0, 0, now.get(i).width(), now.get(i).height())));
      }
    }
    if (blank.size() > before) {
      findings.add(
          new LookFinding(LookDefect.PAGE_BLANK, String.join(", ", names), List.of(), blank));
    }
  }

  private static List<PictureLook> shown(List<PageLook> pages) {
    return pages.stream()
        .flatMap(page -> page.pictures().stream())
        .filter(picture -> !picture.isBlank())
        .toList();
  }

  // Returns the places of the missing pictures; finds those with other ratios of their sides.
  private List<LookMark> pictures() {
    Map<String, PictureLook> after = new HashMap<>();
    shown(now).forEach(picture -> after.putIfAbsent(picture.picture().name(), picture));
    List<LookMark> gone = new ArrayList<>();
    for (PictureLook before : shown(old)) {
      PictureLook same = after.get(before.picture().name());
      if (same == null) {
        gone.add(new LookMark(before.page(), before.picture().box()));
      } else if (isDistorted(before.picture(), same.picture())) {
        findings.add(
            new LookFinding(
                LookDefect.PICTURE_DISTORTED,
                before.picture().name(),
                List.of(new LookMark(before.page(), before.picture().box())),
                List.of(new LookMark(same.page(), same.picture().box()))));
      }
    }
    return gone;
  }

  private static boolean isDistorted(ShownPicture before, ShownPicture after) {
    double ratio = after.distortion() / before.distortion();
    return ratio > DISTORTED || ratio < 1 / DISTORTED;
  }

  private void unexplained(List<WordPair> moved) {
    if (old.size() != now.size()) {
      findings.add(
          new LookFinding(
              LookDefect.LOOK_CHANGED,
              old.size() + " pages before, " + now.size() + " now",
              List.of(),
              List.of()));
      return;
    }
    if (moved.size() >= 3) {
      findings.add(
          new LookFinding(
              LookDefect.LOOK_CHANGED,
              moved.size() + " of " + pairs.size() + " words moved, and no text was edited",
              Marks.old(moved),
              Marks.now(moved)));
      return;
    }
    List<LookMark> marks = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      for (PixelBox box : old.get(i).coarse().differences(now.get(i).coarse())) {
        marks.add(new LookMark(i, box));
      }
    }
    if (!marks.isEmpty()) {
      findings.add(
          new LookFinding(
              LookDefect.LOOK_CHANGED,
              marks.size() + " places, and no text was edited",
              marks,
              marks));
    }
  }
}
