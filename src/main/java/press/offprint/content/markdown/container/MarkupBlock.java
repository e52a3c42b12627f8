package press.offprint.content.markdown.container;

import press.offprint.content.markdown.syntax.RawBlock;

/** HTML between two tags of kramdown. */
final class MarkupBlock extends RawBlock {
  // The tags are the first and the last ones of the text.
  String html() {
    String text = text();
    int start = text.indexOf('}') + 1;
    int end = text.lastIndexOf("{:/");
    return end < start ? text : text.substring(start, end);
  }
}
