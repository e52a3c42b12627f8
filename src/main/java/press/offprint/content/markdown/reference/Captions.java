package press.offprint.content.markdown.reference;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.definition.DefinitionItem;
import com.vladsch.flexmark.ext.definition.DefinitionList;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableCaption;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.container.AttributeLists;
import press.offprint.content.markdown.syntax.NodeOrder;
import press.offprint.model.interrupt.Regex;

/**
 * The captions of tables and code blocks that are paragraphs, as in pandoc and pandoc-crossref:
 * {@code : words {#tbl-x}} behind a table, {@code Table: words} before or behind it, {@code
 * Listing: words {#lst-x}} before or behind code.
 */
final class Captions {
  private static final Pattern TABLE = Pattern.compile("(?:[Tt]able)?:[ \\t]+(?=\\S)");
  private static final Pattern LISTING = Pattern.compile("[Ll]isting:[ \\t]+(?=\\S)");
  private static final Pattern OWN_LABEL = Pattern.compile("#lst[-:]|lst-cap=|caption=");
  private static final Pattern COLON = Pattern.compile(":[ \\t]+(?=\\S)");

  private Captions() {}

  static void take(Document document) {
    List<Node> blocks = new ArrayList<>();
    Node node = document;
    while (node != null) {
      boolean isCaptioned = node instanceof TableBlock || node instanceof FencedCodeBlock;
      if (isCaptioned) {
        blocks.add(node);
      }
      boolean isLeaf = isCaptioned || node instanceof Paragraph;
      node = isLeaf ? NodeOrder.afterChildren(node) : NodeOrder.next(node);
    }
    for (Node block : blocks) {
      if (block instanceof TableBlock table) {
        caption(table, document);
      } else {
        caption((FencedCodeBlock) block);
      }
    }
  }

  /**
   * A paragraph that is a caption.
   *
   * @param block the paragraph, or the element around it that is removed
   * @param start the length of the mark at its start
   */
  private record Found(Node block, Paragraph text, int start) {
    /** Removes the mark from the text. */
    Paragraph take() {
      block.unlink();
      if (text.getFirstChild() instanceof Text first) {
        first.setChars(first.getChars().subSequence(Math.min(start, first.getChars().length())));
      }
      return text;
    }
  }

  private static void caption(TableBlock table, Document document) {
    Optional<Found> found =
        definition(table.getNext())
            .or(() -> paragraph(table.getNext(), TABLE))
            .or(() -> paragraph(table.getPrevious(), TABLE));
    if (found.isEmpty() || hasCaption(table)) {
      return;
    }
    Paragraph text = found.get().take();
    Map<String, String> attributes = AttributeLists.takeLast(text);
    if (!attributes.isEmpty()) {
      AttributeLists.put(table, attributes, document);
    }
    BasedSequence chars = text.getChars();
    TableCaption caption =
        new TableCaption(chars.subSequence(0, 0), chars, chars.subSequence(chars.length()));
    caption.takeChildren(text);
    table.prependChild(caption);
  }

  private static boolean hasCaption(TableBlock table) {
    for (Node child : table.getChildren()) {
      if (child instanceof TableCaption) {
        return true;
      }
    }
    return false;
  }

  private static void caption(FencedCodeBlock code) {
    if (Regex.matcher(OWN_LABEL, code.getInfo()).find()) {
      return;
    }
    Optional<Found> found =
        paragraph(code.getPrevious(), LISTING)
            .or(() -> paragraph(code.getNext(), LISTING).filter(Captions::isLast))
            .or(() -> definition(code.getNext()).filter(Captions::isListing))
            .or(() -> paragraph(code.getNext(), COLON).filter(Captions::isListing));
    if (found.isEmpty()) {
      return;
    }
    Paragraph text = found.get().take();
    String label = AttributeLists.takeLast(text).getOrDefault("id", "");
    FigureBlock figure = new FigureBlock(code.getChars(), label, "listing", text);
    code.insertBefore(figure);
    figure.appendChild(code);
  }

  // A caption between two blocks is that of the second.
  private static boolean isLast(Found words) {
    return !(words.block().getNext() instanceof FencedCodeBlock);
  }

  private static boolean isListing(Found words) {
    String label = AttributeLists.lastOf(words.text()).getOrDefault("id", "");
    return NumberedKind.of(label).filter(kind -> kind == NumberedKind.LISTING).isPresent();
  }

  private static Optional<Found> paragraph(Node node, Pattern mark) {
    if (node instanceof Paragraph text && text.getFirstChild() instanceof Text first) {
      Matcher found = Regex.matcher(mark, first.getChars());
      if (found.lookingAt()) {
        return Optional.of(new Found(text, text, found.end()));
      }
    }
    return Optional.empty();
  }

  // A colon without a term before it begins an item of a definition list.
  private static Optional<Found> definition(Node node) {
    Node item = node instanceof DefinitionList ? node.getFirstChild() : node;
    boolean isAlone = node instanceof DefinitionItem || (item != null && item.getNext() == null);
    return isAlone
            && item instanceof DefinitionItem
            && item.getFirstChild() instanceof Paragraph text
            && text.getNext() == null
        ? Optional.of(new Found(node, text, 0))
        : Optional.empty();
  }
}
