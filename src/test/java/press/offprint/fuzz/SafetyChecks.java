package press.offprint.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The checks that every published value satisfies. */
final class SafetyChecks {
  private static final Pattern SEGMENT =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}.+_~@-]*");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|(com|lpt)[0-9])(\\..*)?");
  private static final Pattern HANDLER = Pattern.compile("(?i)on[a-z]+");
  private static final Pattern RUNS =
      Pattern.compile("(?i)(java|vb)script:.*|data:(text/html|application/xhtml).*");
  // White space beside the address is a part of no address (CSS Syntax 3 section 4.3.6).
  private static final Pattern INSIDE =
      Pattern.compile("(?i)url\\(\\s*(['\"]?)#[^\"'()#\\\\\\s]*\\1\\s*\\)");
  private static final Set<String> NAMES = Set.of("id", "class", "xml:lang");
  private static final Pattern FETCH = Pattern.compile("(?i)url\\s*\\(|image(-set)?\\s*\\(");
  // An attribute holds no rules (CSS Style Attributes section 3).
  private static final Pattern IMPORT = Pattern.compile("(?i)@import");
  private static final Set<String> ACTIVE =
      Set.of(
          "script",
          "iframe",
          "object",
          "embed",
          "applet",
          "base",
          "form",
          "portal",
          "frame",
          "frameset",
          "meta",
          "link",
          "foreignobject");
  private static final int MAX_SEGMENT = 200;

  private SafetyChecks() {}

  /** Checks that a site path has names that are safe on every file system. */
  static void path(String path) {
    require(path.startsWith("/") && path.endsWith("/"), "a site path", path);
    for (String segment : path.substring(1).split("/", -1)) {
      boolean safe =
          segment.isEmpty()
              || (SEGMENT.matcher(segment).matches()
                  && !DEVICE.matcher(segment).matches()
                  && !segment.endsWith(".")
                  && Normalizer.isNormalized(segment, Normalizer.Form.NFC)
                  && segment.getBytes(StandardCharsets.UTF_8).length <= MAX_SEGMENT);
      require(safe, "a safe name", segment);
    }
    require(!path.contains("//") || path.equals("/"), "no empty name", path);
  }

  /** Checks that a text has one line without control characters. */
  static void line(String text) {
    require(text.chars().noneMatch(Character::isISOControl), "a line", text);
  }

  /** Checks that a relative path stays in its root. */
  static void insideRoot(String path) {
    boolean inside =
        !path.startsWith("/")
            && !path.contains("\\")
            && path.indexOf('\0') < 0
            && !path.matches("(?i)[a-z]:.*")
            && java.util.Arrays.stream(path.split("/", -1)).noneMatch(s -> s.equals(".."));
    require(inside, "a path inside the root", path);
  }

  /** Checks that a body has no active or embedded content. */
  static void markup(String body) {
    inert(parse("<body xmlns:xlink=\"http://www.w3.org/1999/xlink\">" + body + "</body>"), body);
  }

  /** Checks that a drawing has no active content and no external reference. */
  static void drawing(String svg) {
    Element root = parse(svg);
    inert(root, svg);
    fetchesNothing(root, svg);
  }

  static void wellFormed(String xml) {
    parse(xml);
  }

  static void json(String json) {
    try {
      new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + json, e);
    }
  }

  private static void inert(Element element, String whole) {
    String name = String.valueOf(element.getNodeName()).replaceFirst("^.*:", "");
    require(!ACTIVE.contains(name.toLowerCase(Locale.ROOT)), "nothing active", whole);
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      require(!HANDLER.matcher(attribute.getNodeName()).matches(), "no handler", whole);
      String value = attribute.getNodeValue().replaceAll("[\\x00-\\x20]", "");
      require(!RUNS.matcher(value).matches(), "no address that runs", whole);
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        inert(inner, whole);
      }
    }
  }

  private static void fetchesNothing(Element element, String whole) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      String value = attribute.getNodeValue().strip();
      boolean reference = attribute.getNodeName().replaceFirst("^.*:", "").equals("href");
      boolean link = element.getNodeName().equals("a");
      if (reference && !link) {
        require(value.startsWith("#") || value.startsWith("data:image/"), "no fetch", whole);
      }
      String written = attribute.getNodeName();
      boolean name = NAMES.contains(written) || written.startsWith("aria-");
      require(name || !fetches(value), "no fetch by style", whole);
    }
    if (element.getNodeName().endsWith("style")) {
      String sheet = element.getTextContent();
      require(!fetches(sheet) && !IMPORT.matcher(sheet).find(), "no fetch by style sheet", whole);
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        fetchesNothing(inner, whole);
      }
    }
  }

  /** Returns true if a style refers to anything outside its drawing, in any spelling. */
  private static boolean fetches(String style) {
    return FETCH.matcher(INSIDE.matcher(style).replaceAll(" ")).find();
  }

  private static Element parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalStateException("Not well-formed (" + e.getMessage() + "): " + xml, e);
    }
  }

  private static void require(boolean holds, String what, String of) {
    if (!holds) {
      throw new IllegalStateException("Not " + what + ": " + of);
    }
  }
}
