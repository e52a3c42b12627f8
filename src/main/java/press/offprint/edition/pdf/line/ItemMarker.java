package press.offprint.edition.pdf.line;

import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.LineBox;
import com.openhtmltopdf.render.MarkerData;

/** The marker of a list item beside its first line. */
final class ItemMarker {
  private ItemMarker() {}

  /**
   * Places the marker of an item on the baseline of its first line, after the layout. The layout
   * engine forgets the line of a marker if a picture or formula is in it.
   */
  static void place(BlockBox block) {
    MarkerData marker = block.getStyle().isListItem() ? block.getMarkerData() : null;
    LineBox line = marker == null || marker.getReferenceLine() != null ? null : firstLine(block);
    if (line != null) {
      marker.setReferenceLine(line);
      marker.getStructMetrics().setBaseline(line.getBaseline());
    }
  }

  private static LineBox firstLine(Box box) {
    if (box instanceof LineBox line) {
      return line;
    }
    return box instanceof BlockBox && box.getChildCount() > 0 ? firstLine(box.getChild(0)) : null;
  }
}
