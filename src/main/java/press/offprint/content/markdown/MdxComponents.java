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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the tags of components, as MDX has them, from words in angle brackets. A tag without
 * attributes is a component's where it encloses words closely, or closes what can be nothing else.
 */
final class MdxComponents {
  static final DataKey<MdxComponents> KEY =
      new DataKey<>("OFFPRINT_COMPONENTS", new MdxComponents(Optional.empty()));

  /** A tag without attributes. */
  static final Pattern BARE_TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9]*)>");

  private static final Pattern START = Pattern.compile("<([A-Za-z][A-Za-z0-9]*)");

  private final Optional<Document> document;
  private final Set<Node> tags = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> opened = new HashSet<>();
  private final Map<String, Deque<Node>> open = new HashMap<>();
  private boolean found;

  private MdxComponents(Optional<Document> document) {
    this.document = document;
  }

  /** Those of a document, which is looked through when the first tag is asked for. */
  static MdxComponents of(Document document) {
    return new MdxComponents(Optional.of(document));
  }

  boolean has(Node tag) {
    if (!found) {
      found = true;
      document.ifPresent(this::find);
    }
    return tags.contains(tag);
  }

  // Walks without recursion.
  private void find(Document root) {
    Node node = root;
    while (node != null) {
      look(node);
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        continue;
      }
      while (node != null && node.getNext() == null) {
        node = node.getParent();
      }
      node = node == null ? null : node.getNext();
    }
  }

  private void look(Node node) {
    if (node instanceof HtmlBlock) {
      Matcher start = START.matcher(node.getChars());
      while (start.find()) {
        opened.add(start.group(1));
      }
    } else if (node instanceof Block) {
      open.clear();
    } else if (node instanceof HtmlInline) {
      tag(node);
    }
  }

  private void tag(Node node) {
    Matcher bare = BARE_TAG.matcher(node.getChars());
    if (!bare.matches()) {
      Matcher start = START.matcher(node.getChars());
      if (start.lookingAt() && !node.getChars().endsWith("/>")) {
        opened.add(start.group(1));
      }
    } else if (node.getChars().charAt(1) != '/') {
      open.computeIfAbsent(bare.group(1), name -> new ArrayDeque<>()).push(node);
    } else {
      Deque<Node> waiting = open.getOrDefault(bare.group(1), new ArrayDeque<>());
      if (opened.contains(bare.group(1)) && waiting.isEmpty()) {
        tags.add(node);
      } else if (!waiting.isEmpty() && encloseClosely(waiting.peek(), node)) {
        tags.add(waiting.pop());
        tags.add(node);
      }
    }
  }

  // <Foo>words</Foo> rather than what is written between <Foo> and </Foo>.
  private static boolean encloseClosely(Node opening, Node closing) {
    Node first = opening.getNext();
    Node last = closing.getPrevious();
    return first != null
        && last != null
        && !Character.isWhitespace(first.getChars().charAt(0))
        && !Character.isWhitespace(last.getChars().charAt(last.getTextLength() - 1));
  }
}
