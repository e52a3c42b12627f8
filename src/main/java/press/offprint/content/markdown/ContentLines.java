package press.offprint.content.markdown;

import com.vladsch.flexmark.util.ast.ContentNode;

/** The lines of a block, joined in linear time; flexmark needs quadratic time. */
final class ContentLines {
  private ContentLines() {}

  /** Returns the text of a block, in which each line ends with a line feed. */
  static String of(ContentNode node) {
    StringBuilder lines = new StringBuilder(node.getTextLength());
    node.getContentLines().forEach(lines::append);
    return lines.toString().replace("\r\n", "\n").replace('\r', '\n');
  }
}
