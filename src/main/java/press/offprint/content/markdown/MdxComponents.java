package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataKey;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.mdx.Mdx;
import press.offprint.content.markdown.syntax.MarkdownElement;
import press.offprint.content.markdown.syntax.NodeOrder;
import press.offprint.model.interrupt.Regex;

/**
 * The tags of elements in a document that HTML does not have, as opposed to words in angle brackets
 * such as {@code <your name>}. A tag without attributes is that of an element if it and its end tag
 * enclose a text without spaces between, or if it closes an element that has attributes or is a
 * block; a tag whose attributes have no values, if it has an end tag.
 */
final class MdxComponents {
  static final DataKey<MdxComponents> KEY =
      new DataKey<>("OFFPRINT_COMPONENTS", new MdxComponents(null));

  /** A tag without attributes, or with attributes that have no value. */
  static final Pattern BARE_TAG =
      Pattern.compile("</?([A-Za-z][A-Za-z0-9-]*)((?:\\s++[A-Za-z][\\w.-]*+)*+)>");

  private static final Pattern START = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9-]*)");

  private final Document document;
  private final Set<Node> tags = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> opened = new HashSet<>();
  private final Set<String> bareOpened = new HashSet<>();
  private final Set<String> closed = new HashSet<>();
  private final Map<String, Deque<Node>> open = new HashMap<>();
  private boolean isSearched;

  private MdxComponents(Document document) {
    this.document = document;
  }

  /**
   * Returns the components of a document, which are searched for at the first call of {@link #has}.
   */
  static MdxComponents of(Document document) {
    return new MdxComponents(document);
  }

  /** Returns true if a tag is that of a component. */
  boolean has(Node tag) {
    search();
    return tags.contains(tag) || (document != null && Mdx.KEY.get(document) && isPaired(tag));
  }

  // In MDX, each tag is that of an element.
  private boolean isPaired(Node tag) {
    Matcher bare = Regex.matcher(BARE_TAG, tag.getChars());
    return bare.matches()
        && (tag.getChars().charAt(1) == '/' ? bareOpened : closed).contains(bare.group(1));
  }

  /** Returns true if the document holds an end tag of an element. */
  boolean hasEnd(String name) {
    search();
    return closed.contains(name);
  }

  private void search() {
    if (!isSearched && document != null) {
      search(document);
    }
    isSearched = true;
  }

  private void search(Document root) {
    Node node = root;
    while (node != null) {
      visit(node);
      node = NodeOrder.next(node);
    }
  }

  private void visit(Node node) {
    if (node instanceof HtmlBlock) {
      Matcher start = Regex.matcher(START, node.getChars());
      while (start.find()) {
        (start.group(1).isEmpty() ? opened : closed).add(start.group(2));
      }
    } else if (node instanceof Block) {
      open.clear();
      if (node instanceof MarkdownElement block && !block.component().isEmpty()) {
        opened.add(block.component());
      }
    } else if (node instanceof HtmlInline) {
      visitTag(node);
    }
  }

  private void visitTag(Node node) {
    Matcher start = Regex.matcher(START, node.getChars());
    boolean isTag = start.lookingAt();
    if (isTag && !start.group(1).isEmpty()) {
      closed.add(start.group(2));
    }
    Matcher bare = Regex.matcher(BARE_TAG, node.getChars());
    if (!bare.matches()) {
      if (isTag && start.group(1).isEmpty() && !node.getChars().endsWith("/>")) {
        opened.add(start.group(2));
      }
    } else if (node.getChars().charAt(1) != '/') {
      bareOpened.add(bare.group(1));
      open.computeIfAbsent(bare.group(1), name -> new ArrayDeque<>()).push(node);
    } else {
      Deque<Node> unclosed = open.getOrDefault(bare.group(1), new ArrayDeque<>());
      if (opened.contains(bare.group(1)) && unclosed.isEmpty()) {
        tags.add(node);
      } else if (!unclosed.isEmpty()
          && (hasWords(unclosed.peek()) || encloseClosely(unclosed.peek(), node))) {
        tags.add(unclosed.pop());
        tags.add(node);
      }
    }
  }

  private static boolean hasWords(Node tag) {
    Matcher bare = Regex.matcher(BARE_TAG, tag.getChars());
    return bare.matches() && !bare.group(2).isBlank();
  }

  // <Foo>words</Foo> is a component; in "between <Foo> and </Foo>", the tags are text.
  private static boolean encloseClosely(Node opening, Node closing) {
    Node first = opening.getNext();
    Node last = closing.getPrevious();
    return first != null
        && last != null
        && !Character.isWhitespace(first.getChars().charAt(0))
        && !Character.isWhitespace(last.getChars().charAt(last.getTextLength() - 1));
  }
}
