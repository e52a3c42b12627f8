package press.offprint.edition.pdf.write;

import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.InlineLayoutBox;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.JustificationInfo;
import com.openhtmltopdf.render.LineBox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distances between the characters of one line, each with another width. The layout engine has
 * one distance for all spaces of a line and one for all other characters.
 */
public final class LineGaps extends JustificationInfo {
  private final LineBox line;

  /** The text of each character; null for a picture. */
  private final List<InlineText> parts = new ArrayList<>();

  private final StringBuilder text = new StringBuilder();
  private final Map<String, float[]> drawn = new HashMap<>();
  private float[] gaps = {};
  private int at;

  /** Reads the texts of a line; a picture or formula is one object replacement character. */
  public LineGaps(LineBox line) {
    this.line = line;
    line.getChildren().forEach(this::read);
  }

  private void read(Object part) {
    if (part instanceof InlineText inline) {
      String characters = visible(inline);
      parts.addAll(Collections.nCopies(characters.length(), inline));
      text.append(characters);
    } else if (part instanceof InlineLayoutBox box) {
      box.getInlineChildren().forEach(this::read);
    } else if (part instanceof Box) {
      parts.add(null);
      text.append('\uFFFC');
    }
  }

  private static String visible(InlineText inline) {
    return GlyphWidths.visible(inline.getSubstring());
  }

  /** Returns the visible characters of the line. */
  public String text() {
    return text.toString();
  }

  /** Returns the text that holds a character; null for a picture. */
  public InlineText partAt(int offset) {
    return parts.get(offset);
  }

  /**
   * Adds a distance after each character.
   *
   * @param distances in dots, one for each character of {@link #text}; the last has no effect
   * @param lead the distance before the first character, in dots; negative for a blank half
   */
  public void spread(float[] distances, float lead) {
    this.gaps = distances;
    float all = 0;
    for (float distance : distances) {
      all += distance;
    }
    // A text with a character of another font is drawn by the layout engine.
    setNonSpaceAdjust(distances.length == 0 ? 0 : all / distances.length);
    setSpaceAdjust(getNonSpaceAdjust());
    float moved = lead;
    for (Box box : line.getChildren()) {
      box.setX(box.getX() + Math.round(moved));
      if (box instanceof InlineLayoutBox inline) {
        moved += move(inline, moved);
      } else {
        moved += gaps[at++];
      }
    }
    EngineField.LINE_JUSTIFICATION.set(line, this);
  }

  // As the layout engine does: texts are placed in their box, and boxes in their line.
  private float move(InlineLayoutBox box, float before) {
    float moved = 0;
    for (Object child : box.getInlineChildren()) {
      if (child instanceof InlineText part) {
        part.setX(part.getX() + Math.round(moved));
        float added = take(part);
        part.setWidth((int) (part.getWidth() + added));
        moved += added;
      } else {
        Box other = (Box) child;
        other.setX(other.getX() + Math.round(before + moved));
        moved +=
            other instanceof InlineLayoutBox inline ? move(inline, before + moved) : gaps[at++];
      }
    }
    box.setInlineWidth((int) (box.getInlineWidth() + moved));
    return moved;
  }

  private float take(InlineText part) {
    String characters = visible(part);
    float[] own = new float[characters.length()];
    float all = 0;
    for (int i = 0; i < own.length; i++) {
      own[i] = gaps[at++];
      all += own[i];
    }
    drawn.put(characters, own);
    return all;
  }

  /** Returns the distances after the characters of a text of the line; null for another text. */
  float[] of(String visible) {
    return drawn.get(visible);
  }
}
