package press.offprint.pipeline.inspect.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import press.offprint.model.look.PixelBox;
import press.offprint.model.look.ShownWord;

/**
 * The findings about single words: invisible, lost, cut, pale, beyond the edge, of another size.
 */
final class WordFindings {
  private static final double READABLE = 4.5; // WCAG 2.2, success criterion 1.4.3
  private static final double MUCH_LESS = 0.75;
  private static final double GAP = 0.25;
  private static final double SMALLER = 0.8;
  private static final double LARGER = 1.25;
  private static final int PERCENT = 100;

  private final List<WordPair> pairs;
  private final List<WordLook> added;
  private final List<PageLook> pages;

  WordFindings(List<WordPair> pairs, List<WordLook> added, List<PageLook> pages) {
    this.pairs = pairs;
    this.added = added;
    this.pages = pages;
  }

  void addTo(List<LookFinding> findings) {
    int some = Math.max(5, pairs.size() / 20);
    add(findings, LookDefect.GLYPH_LOST, 1, this::isGlyphLost, w -> w.word().isLost());
    List<WordPair> gone =
        pairs.stream().filter(p -> isVisible(p.old()) && !isVisible(p.now())).toList();
    List<WordPair> beyond = gone.stream().filter(p -> isBeyond(p.now())).toList();
    List<WordPair> out = new ArrayList<>(beyond);
    pairs.stream()
        .filter(p -> isBeyond(p.now()) && !isBeyond(p.old()) && !beyond.contains(p))
        .forEach(out::add);
    List<WordLook> newOut =
        added.stream()
            .filter(w -> w.word().place() != ShownWord.Place.FRAME) // Such as a link for keyboards.
            .filter(this::isBeyond)
            .toList();
    finding(findings, LookDefect.BEYOND_EDGE, out, newOut, 1);
    List<WordPair> inside = gone.stream().filter(p -> !isBeyond(p.now())).toList();
    List<WordPair> cells = inside.stream().filter(WordFindings::isCell).toList();
    List<WordPair> text = inside.stream().filter(p -> !isCell(p)).toList();
    List<WordLook> newCells =
        added.stream().filter(w -> w.word().isClipped() && isCell(w)).toList();
    finding(findings, LookDefect.TABLE_CUT, cells, newCells, 1);
    List<WordLook> newText = added.stream().filter(w -> isUnseen(w)).toList();
    finding(findings, LookDefect.TEXT_INVISIBLE, text, newText.size() < 3 ? List.of() : newText, 1);
    List<WordPair> pale = pairs.stream().filter(WordFindings::isPale).toList();
    if (pale.size() >= Math.min(3, Math.max(1, pairs.size()))) {
      WordPair one = pale.get(0);
      findings.add(
          new LookFinding(
              LookDefect.CONTRAST_DOWN,
              String.format(
                  Locale.ROOT,
                  "%s from %.1f to %.1f (%d words)",
                  Marks.words(pale.stream().map(WordPair::now).toList()),
                  one.old().contrast(),
                  one.now().contrast(),
                  pale.size()),
              Marks.old(pale),
              Marks.now(pale)));
    }
    List<WordPair> resized =
        pairs.stream().filter(p -> p.growth() < SMALLER || p.growth() > LARGER).toList();
    if (resized.size() >= some) {
      WordPair one = resized.get(0);
      findings.add(
          new LookFinding(
              LookDefect.LETTER_SIZE,
              String.format(
                  Locale.ROOT,
                  "%s to %.0f %% (%d words)",
                  Marks.words(resized.stream().map(WordPair::now).toList()),
                  one.growth() * PERCENT,
                  resized.size()),
              Marks.old(resized),
              Marks.now(resized)));
    }
  }

  private void add(
      List<LookFinding> findings,
      LookDefect defect,
      int least,
      Predicate<WordPair> isNew,
      Predicate<WordLook> isDefect) {
    List<WordPair> found = pairs.stream().filter(isNew).toList();
    finding(findings, defect, found, added.stream().filter(isDefect).toList(), least);
  }

  private static void finding(
      List<LookFinding> findings,
      LookDefect defect,
      List<WordPair> known,
      List<WordLook> added,
      int least) {
    List<WordLook> all = new ArrayList<>(known.stream().map(WordPair::now).toList());
    all.addAll(added);
    if (all.size() >= least && !all.isEmpty()) {
      findings.add(
          new LookFinding(
              defect,
              Marks.words(all) + (all.size() == 1 ? "" : " (" + all.size() + " words)"),
              Marks.old(known),
              Marks.of(all)));
    }
  }

  // A gap within a word that had none is the place of a glyph that is painted empty.
  private boolean isGlyphLost(WordPair pair) {
    if (pair.now().word().isLost() && !pair.old().word().isLost()) {
      return true;
    }
    return !pair.isOfOtherLetters()
        && pair.old().word().text().equals(pair.now().word().text())
        && pair.old().contrast() > 2
        && pair.now().contrast() > 2
        && pair.now().gap() > pair.old().gap() + GAP;
  }

  private static boolean isVisible(WordLook word) {
    return word.word().boxes().isEmpty()
        || (word.contrast() >= InkMeter.VISIBLE && !word.word().isClipped());
  }

  private static boolean isUnseen(WordLook word) {
    return !word.word().boxes().isEmpty()
        && word.word().place() != ShownWord.Place.FRAME
        && word.word().box().height() > 4
        && word.contrast() < InkMeter.VISIBLE;
  }

  private boolean isBeyond(WordLook word) {
    if (word.word().boxes().isEmpty() || word.page() >= pages.size()) {
      return false;
    }
    PixelBox box = word.word().box();
    PageLook page = pages.get(word.page());
    double across = Math.max(2, box.width() * 0.2);
    double along = Math.max(2, box.height() * 0.4);
    return box.x() < -across
        || box.x() + box.width() > page.width() + across
        || box.y() < -along
        || box.y() + box.height() > page.height() + along;
  }

  private static boolean isCell(WordPair pair) {
    return isCell(pair.now());
  }

  private static boolean isCell(WordLook word) {
    return word.word().place() == ShownWord.Place.TABLE;
  }

  private static boolean isPale(WordPair pair) {
    double before = pair.old().contrast();
    double after = pair.now().contrast();
    return isVisible(pair.now())
        && after > 0
        && after < READABLE
        && after < before * MUCH_LESS
        && pair.now().word().text().codePoints().filter(Character::isLetterOrDigit).count() > 1;
  }
}
