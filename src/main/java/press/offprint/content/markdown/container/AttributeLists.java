package press.offprint.content.markdown.container;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.ListBlock;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.html.AttributeProvider;
import com.vladsch.flexmark.html.IndependentAttributeProviderFactory;
import com.vladsch.flexmark.html.renderer.AttributablePart;
import com.vladsch.flexmark.html.renderer.CoreNodeRenderer;
import com.vladsch.flexmark.html.renderer.LinkResolverContext;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.html.MutableAttributes;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.content.markdown.syntax.SpanNode;

/**
 * Applies the attribute lists of a document to its elements. A list belongs to the element of a
 * paragraph that it follows without a space, to the heading or, as with markdown-it, to the
 * paragraph that it ends, or, on a line alone, to the block around it or before it. Any other list
 * is text.
 */
public final class AttributeLists {
  /** The lists of a document in the order of the text. */
  static final DataKey<List<AttributeList>> LISTS =
      new DataKey<>("OFFPRINT_ATTRIBUTE_LISTS", ArrayList::new);

  /** The lists of a document that are lines alone. */
  static final DataKey<List<AttributeBlock>> BLOCKS =
      new DataKey<>("OFFPRINT_ATTRIBUTE_BLOCKS", ArrayList::new);

  /** The prefix of the class and the id that a list gives an image. */
  public static final String LISTED = "data-list-";

  /** The attributes of the HTML of a mark of the index, and of a reference to the glossary. */
  public static final String INDEX = "data-mark-index";

  public static final String INDEX_SORT = "data-mark-sort";
  public static final String INDEX_SEE = "data-mark-see";
  public static final String INDEX_SEE_ALSO = "data-mark-see-also";
  public static final String GLOSSARY = "data-mark-glossary";

  private static final DataKey<IdentityHashMap<Node, Map<String, String>>> ATTRIBUTES =
      new DataKey<>("OFFPRINT_ATTRIBUTES", IdentityHashMap::new);

  private final IdentityHashMap<Node, Map<String, String>> attributes;
  // The element and the end of the last list; another list may follow.
  private Node applied;
  private int appliedEnd;

  private AttributeLists(Document document) {
    this.attributes = ATTRIBUTES.get(document);
  }

  /** Applies all lists of a document. */
  static void apply(Document document) {
    List<AttributeList> lists = LISTS.get(document);
    List<AttributeBlock> blocks = BLOCKS.get(document);
    if (!lists.isEmpty() || !blocks.isEmpty()) {
      AttributeLists target = new AttributeLists(document);
      lists.stream().filter(list -> list.getParent() != null).forEach(target::apply);
      blocks.forEach(target::apply);
    }
  }

  private void apply(AttributeList list) {
    Node before = list.getPrevious();
    if (applied != null && list.getStartOffset() == appliedEnd) {
      add(applied, list);
    } else if (before instanceof HtmlInline && list.isKramdown() && isAdjacent(before, list)) {
      list.unlink(); // An element that is written as HTML has its attributes.
    } else if (isElement(before) && isAdjacent(before, list)) {
      add(before instanceof LinkRef link && link.isTentative() ? span(link) : before, list);
    } else if (isEmptySpan(before, list)) {
      add(emptySpan(before), list);
    } else if (list.getParent() instanceof Heading heading && list.getNext() == null) {
      trimClosing(before);
      add(heading, list);
    } else if (isParagraphEnd(list)) {
      before.setChars(before.getChars().trimEnd());
      add(isTight(list.getParent()) ? list.getParent().getParent() : list.getParent(), list);
    } else if (before == null && list.isKramdown() && isInItem(list)) {
      trimStart(list.getNext());
      add(list.getParent().getParent(), list);
    } else {
      toText(list);
    }
  }

  private void apply(AttributeBlock block) {
    Node before = block.getPrevious();
    Node after = block.getNext();
    if (block.list().isContents()) {
      replaceByContents(block, before);
    } else if (block.isRightAfter(before)) {
      put(isTight(before) ? before.getParent() : before, block.list());
      block.unlink();
    } else if (block.list().isKramdown()) {
      if (block.isRightBefore(after) || before == null) {
        before = after;
      }
      if (before != null) {
        put(isTight(before) ? before.getParent() : before, block.list());
      }
      block.unlink();
    } else {
      block.toText();
    }
  }

  private static void replaceByContents(AttributeBlock block, Node before) {
    boolean isPlace = before instanceof ListBlock && before.getFirstChild().getNext() == null;
    if (isPlace) {
      if (!block.list().isFootnotes()) {
        before.insertBefore(new ContentsBlock());
      }
      before.unlink();
    }
    block.unlink();
  }

  private static boolean isElement(Node node) {
    return node != null
        && !(node instanceof Text)
        && !(node instanceof SoftLineBreak)
        && !(node instanceof AttributeList)
        && !(node instanceof HtmlInline);
  }

  private static boolean isAdjacent(Node before, AttributeList list) {
    return before.getEndOffset() == list.getStartOffset();
  }

  private static boolean isParagraphEnd(AttributeList list) {
    return list.getNext() == null
        && list.getParent() instanceof Paragraph
        && list.getPrevious() instanceof Text text
        && (text.getPrevious() != null || !text.getChars().isBlank())
        && list.beginsWithName();
  }

  private static boolean isInItem(AttributeList list) {
    return list.getParent().getPrevious() == null
        && list.getParent().getParent() instanceof ListItem;
  }

  private static boolean isTight(Node node) {
    return node instanceof Paragraph paragraph
        && paragraph.getParent() instanceof ListItem item
        && item.isItemParagraph(paragraph);
  }

  // Hugo: the closing marks of a heading are before its list.
  private static void trimClosing(Node node) {
    if (node instanceof Text) {
      BasedSequence text = node.getChars().trimEnd();
      int end = text.length();
      while (end > 0 && text.charAt(end - 1) == '#') {
        end--;
      }
      boolean isClosing = end < text.length() && (end == 0 || text.charAt(end - 1) == ' ');
      node.setChars(isClosing ? text.subSequence(0, end).trimEnd() : text);
    }
  }

  private static void trimStart(Node node) {
    if (node instanceof Text) {
      node.setChars(node.getChars().trimStart());
    }
  }

  // Brackets without words, which are no link.
  private static boolean isEmptySpan(Node before, AttributeList list) {
    return before instanceof Text && isAdjacent(before, list) && before.getChars().endsWith("[]");
  }

  private static Node emptySpan(Node before) {
    BasedSequence chars = before.getChars();
    int at = chars.length() - 2;
    SpanNode span = new SpanNode("span", chars.subSequence(at, at + 1), chars.subSequence(at + 1));
    before.insertAfter(span);
    before.setChars(chars.subSequence(0, at));
    return span;
  }

  private static Node span(LinkRef link) {
    BasedSequence chars = link.getChars();
    SpanNode span =
        new SpanNode("span", chars.subSequence(0, 1), chars.subSequence(chars.length() - 1));
    span.takeChildren(link);
    link.insertBefore(span);
    link.unlink();
    return span;
  }

  private static void toText(AttributeList list) {
    list.insertBefore(new Text(list.getChars()));
    list.unlink();
  }

  private void add(Node target, AttributeList list) {
    applied = target;
    appliedEnd = list.getEndOffset();
    put(target, list);
    list.unlink();
  }

  private void put(Node target, AttributeList list) {
    Map<String, String> all = attributes.computeIfAbsent(target, added -> new LinkedHashMap<>());
    list.attributes().forEach((name, value) -> all.merge(name, value, AttributeLists::merge));
  }

  private static String merge(String before, String value) {
    return before.length() > 1_000 ? before : before + " " + value;
  }

  // The classes of an image that is written as HTML are those of another design.
  private static String imageAttribute(String name) {
    return switch (name) {
      case "class", "id" -> LISTED + name;
      case "fig-alt" -> "alt"; // Quarto
      default -> name;
    };
  }

  /** Returns the id that a list gives a node; empty if none does. */
  public static String idOf(Node node, Document document) {
    return ATTRIBUTES.get(document).getOrDefault(node, Map.of()).getOrDefault("id", "");
  }

  /** Removes the id that a list gives a node. */
  public static void removeId(Node node, Document document) {
    ATTRIBUTES.get(document).getOrDefault(node, new LinkedHashMap<>()).remove("id");
  }

  /** Gives a node attributes. */
  public static void put(Node node, Map<String, String> attributes, Document document) {
    ATTRIBUTES
        .get(document)
        .computeIfAbsent(node, added -> new LinkedHashMap<>())
        .putAll(attributes);
  }

  /** Returns the attributes of the list at the end of a block; empty if there is none. */
  public static Map<String, String> lastOf(Node block) {
    return block.getLastChild() instanceof AttributeList list ? list.attributes() : Map.of();
  }

  /** Removes the list at the end of a block, and returns its attributes. */
  public static Map<String, String> takeLast(Node block) {
    Map<String, String> attributes = lastOf(block);
    if (block.getLastChild() instanceof AttributeList list) {
      list.unlink();
      if (block.getLastChild() instanceof Text text) {
        text.setChars(text.getChars().trimEnd());
      }
    }
    return attributes;
  }

  private static void mark(Map<String, String> values, MutableAttributes written) {
    List<String> classes = List.of(values.getOrDefault("class", "").split(" ", -1));
    if (classes.contains("index")) {
      written.replaceValue(INDEX, values.getOrDefault("entry", ""));
      written.replaceValue(INDEX_SORT, values.getOrDefault("sort", ""));
      written.replaceValue(INDEX_SEE, values.getOrDefault("see", ""));
      written.replaceValue(INDEX_SEE_ALSO, values.getOrDefault("see-also", ""));
    }
    if (classes.contains("glossary")) {
      written.replaceValue(GLOSSARY, values.getOrDefault("term", ""));
    }
  }

  /** The provider of the attributes for the renderer. */
  static final class Provider extends IndependentAttributeProviderFactory {
    @Override
    public AttributeProvider apply(LinkResolverContext context) {
      IdentityHashMap<Node, Map<String, String>> attributes = ATTRIBUTES.get(context.getDocument());
      return (node, part, written) -> set(attributes.get(node), node, part, written);
    }

    private static void set(
        Map<String, String> values, Node node, AttributablePart part, MutableAttributes written) {
      if (values != null && part != CoreNodeRenderer.CODE_CONTENT) {
        if (!(node instanceof Block)) {
          mark(values, written);
        }
        values.forEach(
            (name, value) -> {
              if (node instanceof ImageRef || node instanceof Image) {
                written.replaceValue(imageAttribute(name), value);
              } else if (name.equals("class")) {
                written.addValue(name, value);
              } else {
                written.replaceValue(name, value);
              }
            });
      }
    }
  }
}
