package press.offprint.edition.pdf.dom;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.XmlText;

/** Helpers for the Document Object Model. The lists they return do not change with the tree. */
public final class Dom {
  private static final DocumentBuilderFactory BUILDERS = builders();

  private Dom() {}

  private static DocumentBuilderFactory builders() {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The XML parser of this Java has no secure processing", e);
    }
    factory.setNamespaceAware(true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  /**
   * Parses XML without a document type.
   *
   * @throws SAXException if it is not well-formed; the message names line and column
   */
  public static Document parse(XmlText xml) throws SAXException {
    try {
      DocumentBuilder builder;
      synchronized (BUILDERS) {
        builder = BUILDERS.newDocumentBuilder();
      }
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(xml.toString())));
    } catch (SAXParseException e) {
      String place = "line " + e.getLineNumber() + ", column " + e.getColumnNumber();
      throw new SAXException(place + ": " + e.getMessage(), e);
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException("This Java cannot read XML from memory", e);
    }
  }

  /** Visits {@code root} and all nodes in it in document order; a visit may change its children. */
  public static void walk(Node root, Consumer<Node> visit) {
    visit.accept(root);
    if (root.getFirstChild() != null) {
      for (Node child : children(root)) {
        walk(child, visit);
      }
    }
  }

  /** Returns a copy of the list of children. */
  public static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      children.add(child);
    }
    return children;
  }

  /** Returns {@code root} and all elements in it, in document order. */
  public static List<Element> elements(Node root) {
    List<Element> found = new ArrayList<>();
    walk(
        root,
        node -> {
          if (node instanceof Element element) {
            found.add(element);
          }
        });
    return found;
  }

  public static boolean is(Node node, String name) {
    return node instanceof Element element && element.getTagName().equals(name);
  }

  /** Returns true for an element of MathML. */
  public static boolean isFormula(Element element) {
    return "http://www.w3.org/1998/Math/MathML".equals(element.getNamespaceURI());
  }

  public static boolean hasClass(Node node, String name) {
    if (!(node instanceof Element element)) {
      return false;
    }
    String names = element.getAttribute("class");
    for (int at = names.indexOf(name); at >= 0; at = names.indexOf(name, at + 1)) {
      int end = at + name.length();
      if ((at == 0 || names.charAt(at - 1) == ' ')
          && (end == names.length() || names.charAt(end) == ' ')) {
        return true;
      }
    }
    return false;
  }

  public static void addClass(Element element, String name) {
    element.setAttribute("class", (element.getAttribute("class") + " " + name).trim());
  }

  public static void moveChildren(Node from, Node to) {
    children(from).forEach(to::appendChild);
  }

  public static void remove(Node node) {
    node.getParentNode().removeChild(node);
  }

  /** Returns a number of one to five digits; {@code otherwise} for any other text. */
  public static int number(String text, int otherwise) {
    return Regex.matches(text, "[0-9]{1,5}") ? Integer.parseInt(text) : otherwise;
  }

  /** Returns true if an ancestor has one of the names. */
  public static boolean isInside(Node node, String... names) {
    for (Node up = node.getParentNode(); up != null; up = up.getParentNode()) {
      for (String name : names) {
        if (is(up, name)) {
          return true;
        }
      }
    }
    return false;
  }
}
