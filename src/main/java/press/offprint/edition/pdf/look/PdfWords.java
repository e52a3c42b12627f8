package press.offprint.edition.pdf.look;

import java.util.ArrayList;
import java.util.List;
import press.offprint.model.look.PixelBox;
import press.offprint.model.look.ShownWord;

/** Joins characters to words. A word that is divided at the end of a line is one word. */
final class PdfWords {
  /** The least space between words, in parts of the size of letters. */
  private static final double GAP = 0.17;

  private static final String HYPHENS = "-\u00AD\u2010";

  private final List<ShownWord> all = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<PixelBox> boxes = new ArrayList<>();
  private PixelBox part;
  private String font = "";
  private double size;
  private ShownWord.Place place = ShownWord.Place.TEXT;
  private boolean isLost;

  void add(
      String characters,
      PixelBox box,
      String ofFont,
      double ofSize,
      ShownWord.Place ofPlace,
      boolean lost) {
    if (characters.isBlank()) {
      end();
      return;
    }
    boolean isNewLine =
        part != null && Math.abs(box.y() + box.height() - part.y() - part.height()) > size * 0.6;
    boolean isApart =
        part != null
            && (box.x() - part.x() - part.width() > size * GAP
                || box.x() + box.width() < part.x() - size * GAP);
    if (place != ofPlace || (isNewLine && !endsWithHyphen()) || (!isNewLine && isApart)) {
      end();
    } else if (isNewLine) {
      text.setLength(text.length() - 1);
      boxes.add(part);
      part = null;
    }
    if (text.length() == 0 && boxes.isEmpty()) {
      font = ofFont;
      size = ofSize;
      place = ofPlace;
    }
    text.append(characters);
    part = part == null ? box : part.around(box);
    isLost |= lost;
  }

  private boolean endsWithHyphen() {
    return text.length() > 1 && HYPHENS.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private void end() {
    if (part != null) {
      boxes.add(part);
      all.add(new ShownWord(text.toString(), boxes, font, size, place, isLost, false));
    }
    text.setLength(0);
    boxes.clear();
    part = null;
    isLost = false;
  }

  List<ShownWord> all() {
    end();
    return all;
  }
}
