package press.offprint.pipeline.inspect.look;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import press.offprint.model.look.PixelBox;

/** Finds words that are painted over others. */
final class Overlaps {
  private static final double PART = 0.3;

  private Overlaps() {}

  /** The place of small letters, because lines of text may touch. */
  private record Inner(WordLook word, PixelBox box) {}

  static List<WordLook> of(List<PageLook> pages) {
    List<WordLook> found = new ArrayList<>();
    for (PageLook page : pages) {
      List<Inner> all = new ArrayList<>();
      for (WordLook word : page.words()) {
        for (PixelBox box : word.word().boxes()) {
          double line = Math.min(box.height(), word.word().size() * 1.1);
          double middle = box.y() + box.height() / 2;
          all.add(
              new Inner(word, new PixelBox(box.x(), middle - line * 0.2, box.width(), line * 0.4)));
        }
      }
      all.sort(Comparator.comparingDouble(inner -> inner.box().y()));
      for (int i = 0; i < all.size(); i++) {
        if (overlaps(all, i)) {
          found.add(all.get(i).word());
        }
      }
    }
    return found;
  }

  private static boolean overlaps(List<Inner> all, int i) {
    PixelBox box = all.get(i).box();
    for (int j = i + 1; j < all.size() && all.get(j).box().y() < box.y() + box.height(); j++) {
      PixelBox other = all.get(j).box();
      double least = Math.min(box.area(), other.area());
      if (all.get(j).word() != all.get(i).word() && box.shared(other) > PART * least) {
        return true;
      }
    }
    return false;
  }
}
