package press.offprint.content.resource.svg;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/** The parser of SVG text. The tree holds allowed elements and attributes only. */
final class SvgParser {
  private static final XMLInputFactory FACTORY = factory();
  private static final int MAX_DEPTH = 200;
  private static final int MAX_ELEMENTS = 100_000;
  private static final Set<String> HREF =
      Set.of("use", "textPath", "linearGradient", "radialGradient", "pattern", "filter", "mask");

  private final XMLStreamReader in;
  private final SvgFindings findings;
  private final SvgStyle style;
  private final SvgImages images;
  private final Deque<SvgElement> open = new ArrayDeque<>();
  private final Set<String> ids = new HashSet<>();
  private SvgElement root = new SvgElement("svg");
  private int elements;

  /** The HTML before the next text in a switch; null if there is none. */
  private ForeignObjectText label;

  private SvgParser(XMLStreamReader in, SvgFindings findings, SvgImages images) {
    this.in = in;
    this.findings = findings;
    this.images = images;
    this.style = new SvgStyle(findings);
  }

  /**
   * Returns the root element.
   *
   * @param findings receives the removed parts
   * @throws UnusableFileException if the text is no SVG, too large or uses entities
   */
  static SvgElement parse(String text, SvgFindings findings, SvgImages images)
      throws UnusableFileException {
    try {
      XMLStreamReader in = FACTORY.createXMLStreamReader(new StringReader(text));
      try {
        return new SvgParser(in, findings, images).document();
      } finally {
        in.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw UnusableFileException.corrupt(
          "is not well-formed XML" + (line > 0 ? " (line " + line + ")" : ""));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("A picture may not read another file");
        });
    return factory;
  }

  private SvgElement document() throws XMLStreamException, UnusableFileException {
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text();
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> instruction();
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnusableFileException(
                ProblemCode.SVG_FORBIDDEN,
                "uses entities",
                "Export the picture as plain SVG, without a DOCTYPE.");
        default -> {
          // Comments, and the start and end of the document.
        }
      }
    }
    return root;
  }

  private void start() throws XMLStreamException, UnusableFileException {
    String name = in.getLocalName();
    boolean svg = SvgAllowList.SVG.equals(in.getNamespaceURI());
    count();
    if (open.isEmpty()) {
      if (!svg || !name.equals("svg")) {
        throw new UnusableFileException(
            ProblemCode.RESOURCE_TYPE,
            "is no SVG picture: it is " + in.getLocalName() + " in another XML vocabulary",
            "An SVG file begins with <svg xmlns=\"" + SvgAllowList.SVG + "\">.");
      }
      attributes(root);
      open.push(root);
    } else if (svg && name.equals("a")) {
      // Links in a picture cannot be followed, and so only their content is kept.
      add(new SvgElement("g"));
    } else if (svg && SvgAllowList.ELEMENTS.contains(name)) {
      add(new SvgElement(name));
    } else {
      if (svg && !SvgAllowList.SILENT.contains(name) && !hasFallback(name)) {
        findings.forbidden("the element " + name);
      }
      ForeignObjectText html = new ForeignObjectText();
      skip(html);
      label = hasFallback(name) ? html : null;
    }
  }

  private void add(SvgElement element) throws XMLStreamException, UnusableFileException {
    SvgElement parent = open.element();
    attributes(element);
    if (element.name.equals("image") && !images.isShown(element)) {
      skip(new ForeignObjectText());
      return;
    }
    parent.children.add(element);
    open.push(element);
    if (open.size() > MAX_DEPTH) {
      throw new UnusableFileException(
          ProblemCode.LIMIT_SVG,
          "nests its elements more than " + MAX_DEPTH + " deep",
          "Reduce the depth of its groups.");
    }
  }

  /** Returns true for HTML in a switch, which also holds SVG for viewers without HTML. */
  private boolean hasFallback(String name) {
    return name.equals("foreignObject") && open.element().name.equals("switch");
  }

  /** Skips an element, adds its text to {@code html}, and reports scripts in it. */
  private void skip(ForeignObjectText html) throws XMLStreamException, UnusableFileException {
    for (int depth = 1; depth > 0; ) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        count();
        depth++;
        String css = in.getAttributeValue(null, "style");
        html.element(in.getLocalName(), css == null ? "" : css);
        if (in.getLocalName().equalsIgnoreCase("script")) {
          findings.forbidden("the element script");
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.CHARACTERS) {
        html.text(in.getText());
      }
    }
  }

  private void count() throws UnusableFileException {
    if (++elements > MAX_ELEMENTS) {
      throw new UnusableFileException(
          ProblemCode.LIMIT_SVG,
          "has more than " + MAX_ELEMENTS + " elements",
          "Simplify the picture, or export it as PNG.");
    }
  }

  private void end() {
    SvgElement element = open.pop();
    if (element.name.equals("style")) {
      List<SvgStyle.Rule> rules = style.sheet(element.text());
      element.children.clear();
      rules.forEach(rule -> element.children.add(rule));
    } else if (element.name.equals("text")) {
      if (label != null) {
        completeLabel(element, label);
      }
      label = null;
    } else if (element.name.equals("switch")) {
      label = null;
    }
  }

  private void completeLabel(SvgElement line, ForeignObjectText html) {
    html.complete(line);
    List<Object> siblings = open.element().children;
    siblings.set(siblings.size() - 1, html.onBackground(line));
  }

  private void text() {
    SvgElement parent = open.peek();
    if (parent != null && SvgAllowList.TEXT.contains(parent.name)) {
      parent.children.add(in.getText());
    }
  }

  private void instruction() {
    if (in.getPITarget().equals("xml-stylesheet")) {
      String data = in.getPIData() == null ? "" : in.getPIData();
      findings.reference(Regex.replaceFirst(data, "(?s)\\A.*?href\\s*+=\\s*+[\"']", ""));
    }
  }

  private void attributes(SvgElement element) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String space = in.getAttributeNamespace(i);
      String local = in.getAttributeLocalName(i);
      String value = in.getAttributeValue(i);
      if (space == null || space.isEmpty()) {
        attribute(element, local, value);
      } else if (space.equals(SvgAllowList.XLINK) && local.equals("href")) {
        href(element, value, false);
      } else if (in.getAttributePrefix(i).equals("xml")) {
        attribute(element, "xml:" + local, value);
      }
    }
  }

  private void attribute(SvgElement element, String name, String value) {
    if (name.toLowerCase(Locale.ROOT).startsWith("on")) {
      findings.forbidden("the event handler " + name);
    } else if (name.equals("href")) {
      href(element, value, true);
    } else if (name.equals("style")) {
      String kept = style.declarations(value);
      if (!kept.isEmpty()) {
        element.attributes.put(name, kept);
      }
    } else if (name.equals("id")) {
      // References find the first element with an id.
      if (ids.add(value)) {
        element.attributes.put(name, value);
      }
    } else if (SvgAllowList.PRESENTATION.contains(name)) {
      String light = SvgStyle.light(value);
      if (style.isPlain(light)) {
        for (SvgValues.Property one : SvgValues.readable(name, light)) {
          element.attributes.putIfAbsent(one.name(), one.value());
        }
      }
    } else if (SvgAllowList.ATTRIBUTES.contains(name) || name.startsWith("aria-")) {
      // A text for assistive technology may name an address, because nothing fetches it.
      boolean isAllowed = name.startsWith("aria-") || !SvgStyle.hasAddress(value);
      if (isAllowed && SvgValues.isReadable(name, value)) {
        element.attributes.put(name, value);
      }
    }
  }

  /** Adds a reference; {@code href} replaces {@code xlink:href} (SVG 2 section 16.1.6). */
  private void href(SvgElement element, String value, boolean overrides) {
    String trimmed = value.strip();
    boolean local =
        trimmed.startsWith("#") && !SvgStyle.hasAddress(trimmed) && HREF.contains(element.name);
    if (local || element.name.equals("image")) {
      if (overrides) {
        element.attributes.put("xlink:href", trimmed);
      } else {
        element.attributes.putIfAbsent("xlink:href", trimmed);
      }
    } else if (!in.getLocalName().equals("a") || isActive(trimmed)) {
      findings.reference(trimmed);
    }
  }

  private static boolean isActive(String url) {
    return !Regex.matches(url, "(?is)(https?:|mailto:|#|[^:]*$).*");
  }
}
