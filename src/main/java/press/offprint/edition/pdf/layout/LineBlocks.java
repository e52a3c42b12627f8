package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.write.StructureTags;

/**
 * The lines of a code block that are blocks, because some have numbers or a tint. The engine keeps
 * the first and last lines of one block together, but not blocks of one line each; so the first and
 * the last of them are put in a block that is not divided.
 */
final class LineBlocks {
  /** At least so many lines are together at the foot and at the head of a page. */
  private static final int LEAST_LINES = 3;

  private LineBlocks() {}

  /** Prepares the lines of a code block, after long ones were divided. */
  static void prepare(Element block) {
    for (Element code : Dom.elements(block)) {
      List<Element> lines = new ArrayList<>();
      for (Node child : Dom.children(code)) {
        if (Dom.hasClass(child, "line") && !Dom.hasClass(child, "token")) {
          lines.add((Element) child);
        }
      }
      if (!lines.isEmpty()) {
        prepare(code, lines);
        return;
      }
    }
  }

  private static void prepare(Element code, List<Element> lines) {
    tag(code);
    lines.forEach(LineBlocks::tag);
    int first = least(lines);
    Collections.reverse(lines);
    int last = least(lines);
    Collections.reverse(lines);
    if (first + last < lines.size()) {
      together(lines.subList(0, first));
      together(lines.subList(lines.size() - last, lines.size()));
    }
  }

  // Otherwise the engine would write divisions into the tag of the code, which is a part of a
  // paragraph.
  private static void tag(Element part) {
    part.setAttribute("title", StructureTags.title(StructureTags.CODE_PART, ""));
  }

  /** Returns how many of the blocks, from the first one, have the least number of lines. */
  private static int least(List<Element> blocks) {
    int lines = 0;
    int count = 0;
    while (count < blocks.size() && lines < LEAST_LINES) {
      lines += (int) blocks.get(count).getTextContent().lines().count();
      count++;
    }
    return count;
  }

  private static void together(List<Element> lines) {
    if (lines.size() > 1) {
      Element first = lines.get(0);
      Element group = first.getOwnerDocument().createElement("span");
      group.setAttribute("class", "line-group");
      tag(group);
      first.getParentNode().insertBefore(group, first);
      lines.forEach(group::appendChild);
    }
  }
}
