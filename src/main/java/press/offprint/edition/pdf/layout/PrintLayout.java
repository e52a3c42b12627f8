package press.offprint.edition.pdf.layout;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.dom.KeptBlocks;
import press.offprint.edition.pdf.math.MathDrawer;
import press.offprint.edition.pdf.text.Numerals;
import press.offprint.edition.pdf.write.StructureTags;
import press.offprint.model.Resource;

/**
 * The preparation of a document for paper that a style sheet cannot do: it moves notes to the foot
 * of the page, wraps long lines of code, fits wide tables and gives links a description.
 */
public final class PrintLayout {
  // More or longer notes would fill the pages, and take the engine too long to place.
  private static final int MAX_FOOTNOTES = 120;
  private static final int MAX_FOOTNOTE_CHARACTERS = 1_200;

  /** A code block of at most this many lines is not split. */
  private static final int MAX_LINES_TOGETHER = 6;

  private static final int DEFAULT_COLUMNS = 80;

  /** The columns that the margins of a quotation take. */
  private static final int QUOTATION = 8;

  private static final String[] NO_FOOTNOTES_IN = {
    "table", "figure", "h2", "h3", "h4", "h5", "h6", "pre"
  };

  // White space between the parts of these elements would become a part.
  private static final Set<String> NO_TEXT_IN =
      Set.of("table", "thead", "tbody", "tfoot", "tr", "colgroup", "ul", "ol", "dl");

  private final Document document;
  private final Element body;
  private final MathDrawer formulas;
  private final Map<String, Resource> pictures;
  private final boolean rightToLeft;
  private final Numerals numerals;

  /**
   * Creates the preparation without changing the document.
   *
   * @param pictures by URI in the document
   */
  public PrintLayout(Document document, MathDrawer formulas, Map<String, Resource> pictures) {
    this.document = document;
    this.formulas = formulas;
    this.pictures = pictures;
    this.body = (Element) document.getElementsByTagName("body").item(0);
    this.rightToLeft = document.getDocumentElement().getAttribute("dir").equals("rtl");
    this.numerals = Numerals.of(document.getDocumentElement().getAttribute("lang"));
  }

  /** Changes the document for paper. */
  public void prepare() {
    if (!numerals.isLatin()) {
      numberNotes();
    }
    // Each article of a book has its own notes.
    List<Element> articles =
        Dom.elements(body).stream().filter(e -> Dom.hasClass(e, "piece")).toList();
    (articles.isEmpty() ? List.of(body) : articles).forEach(a -> moveNotes(Dom.elements(a)));
    KeepWithNext.apply(document);
    char[] text = body.getTextContent().toCharArray();
    if (rightToLeft || Bidi.requiresBidi(text, 0, text.length)) {
      AutoDirection.apply(document, rightToLeft);
    }
    int columns = Dom.number(body.getAttribute("data-code-columns"), DEFAULT_COLUMNS);
    ImageLayout images = new ImageLayout(pictures, columns);
    for (Element element : Dom.elements(body)) {
      switch (element.getTagName()) {
        case "a" -> describe(element);
        case "img" -> images.layOut(element);
        case "math" -> formulas.prepare(element);
        case "pre" -> {
          int line = (int) Indentation.columns(element, columns);
          CodeWrapper.wrap(element, TableLayout.takeColumns(element, line));
          if (element.getTextContent().lines().count() <= MAX_LINES_TOGETHER) {
            Dom.addClass(element, "short");
          }
          LineBlocks.prepare(element);
          element.setAttribute("dir", "ltr");
          element.setAttribute("title", StructureTags.title(StructureTags.CODE_BLOCK, ""));
        }
        case "code", "kbd", "samp" -> {
          element.setAttribute("dir", "ltr");
          tagCode(element);
        }
        case "table" -> {
          RepeatedRows.limit(element);
          TableLayout.fit(element, columns);
          if (rightToLeft) {
            mirror(element);
          }
        }
        case "p" -> {
          unindent(element);
          VerseLines.mark(element, Indentation.columns(element, columns));
        }
        case "li" -> ImageLayout.keepTogether(element);
        case "blockquote" -> {
          ImageLayout.keepTogether(element);
          QuotationBreaks.prepare(element, Indentation.columns(element, columns) - QUOTATION);
        }
        case "ruby" -> RubyLayout.layOut(element);
        case "em" -> EmphasisDots.add(element);
        case "ol", "ul" -> {
          boolean contents = Dom.hasClass(element.getParentNode(), "contents");
          ListMarkers.place(
              element,
              rightToLeft && !contents && !Dom.hasClass(element.getParentNode(), "links"),
              numerals);
          if (contents) {
            tagContents(element);
          }
        }
        default -> {}
      }
      wrapText(element);
      // Only screens need the attribute, and the engine would write it into the tags.
      element.removeAttribute("tabindex");
    }
    KeptBlocks.limit(body);
  }

  private void numberNotes() {
    for (Element element : Dom.elements(body)) {
      if (Dom.is(element, "sup") && Dom.hasClass(element, "noteref")) {
        Dom.walk(
            element,
            node -> {
              if (node instanceof Text text) {
                text.setData(numerals.text(text.getData()));
              }
            });
      }
    }
  }

  // The engine writes a tag for a part of a line only if it is an abbreviation.
  private void tagCode(Element code) {
    if (Dom.isInside(code, "pre") || code.getTextContent().isEmpty()) {
      return;
    }
    Element tagged = document.createElement("abbr");
    tagged.setAttribute("title", StructureTags.title(StructureTags.CODE, ""));
    Dom.moveChildren(code, tagged);
    code.appendChild(tagged);
  }

  private static void tagContents(Element list) {
    list.setAttribute("title", StructureTags.title(StructureTags.CONTENTS, ""));
    for (Node child : Dom.children(list)) {
      if (Dom.is(child, "li")) {
        ((Element) child)
            .setAttribute("title", StructureTags.title(StructureTags.CONTENTS_ITEM, ""));
      }
    }
  }

  // The engine draws the text of an element before the elements in it. With the text in elements,
  // too, the drawing order is the reading order.
  private void wrapText(Element element) {
    List<Node> children = Dom.children(element);
    if (children.stream().noneMatch(Element.class::isInstance)
        || Dom.isFormula(element)
        || NO_TEXT_IN.contains(element.getTagName())) {
      return;
    }
    for (Node child : children) {
      if (child instanceof Text text && isInline(text.getData())) {
        Element span = document.createElement("span");
        element.replaceChild(span, child);
        span.appendChild(child);
      }
    }
  }

  // White space with a line end separates blocks.
  private static boolean isInline(String text) {
    return !text.isBlank() || text.indexOf('\n') < 0;
  }

  /** Returns the characters of the text, without generated content. */
  public BitSet characters() {
    BitSet characters = new BitSet();
    if (!numerals.isLatin()) {
      numerals.digits().chars().forEach(characters::set);
    }
    Dom.walk(
        document.getDocumentElement(),
        node -> {
          if (node instanceof Text text && !Dom.isInside(text, "math", "style")) {
            text.getData().codePoints().forEach(characters::set);
          }
        });
    return characters;
  }

  /** Replaces every character of {@code missing}. */
  public void replace(BitSet missing, String replacement) {
    Dom.walk(
        document.getDocumentElement(),
        node -> {
          if (node instanceof Text text) {
            String data = text.getData();
            if (data.codePoints().anyMatch(missing::get)) {
              StringBuilder out = new StringBuilder();
              data.codePoints()
                  .mapToObj(c -> missing.get(c) ? replacement : Character.toString(c))
                  .forEach(out::append);
              text.setData(out.toString());
            }
          }
        });
  }

  // The engine places columns from the left only. DocumentProperties restores the reading order.
  private static void mirror(Element table) {
    for (Element row : Dom.elements(table)) {
      if (Dom.is(row, "tr") || Dom.is(row, "colgroup")) {
        List<Node> cells = Dom.children(row);
        for (int i = cells.size() - 1; i >= 0; i--) {
          row.appendChild(cells.get(i));
        }
      }
    }
  }

  // A wide space at the start of a paragraph would add to the indentation of the style sheet.
  private static void unindent(Element paragraph) {
    if (paragraph.getFirstChild() instanceof Text text && text.getData().startsWith("\u3000")) {
      text.setData(text.getData().substring(1));
    }
  }

  // PDF/UA requires a description of each link. A link without a target becomes plain text.
  private void describe(Element link) {
    String target = link.getAttribute("href");
    if (target.isEmpty()) {
      document.renameNode(link, link.getNamespaceURI(), "span");
      link.removeAttribute("href");
    } else if (link.getAttribute("title").isBlank()) {
      String text = link.getTextContent().strip();
      link.setAttribute("title", text.isEmpty() ? target : text);
    }
    if (link.getTextContent().contains("://")) {
      Dom.addClass(link, "address"); // The class prevents hyphenation of a URL.
    }
  }

  /**
   * Moves the notes to the pages that refer to them; changes nothing if one of them cannot move.
   */
  private void moveNotes(List<Element> elements) {
    Map<String, Element> notes = new HashMap<>();
    List<Element> lists = new ArrayList<>();
    List<Element> calls = new ArrayList<>();
    for (Element element : elements) {
      if (Dom.hasClass(element, "endnotes")) {
        lists.add(element);
      } else if (Dom.hasClass(element, "endnote")) {
        notes.put("#" + element.getAttribute("id"), element);
      } else if (Dom.is(element, "sup") && Dom.hasClass(element, "noteref")) {
        calls.add(element);
      }
    }
    if (notes.isEmpty() || notes.size() > MAX_FOOTNOTES) {
      return;
    }
    for (Element note : notes.values()) {
      if (!fitsFootnote(note)) {
        return;
      }
    }
    Set<String> called = new HashSet<>();
    for (Element call : calls) {
      boolean first = called.add(target(call));
      if (first && Dom.isInside(call, NO_FOOTNOTES_IN)) {
        return;
      }
    }
    calls.forEach(call -> moveNote(call, notes));
    Dom.addClass(body, "noted");
    lists.forEach(Dom::remove);
  }

  private static boolean fitsFootnote(Element note) {
    return note.getTextContent().length() <= MAX_FOOTNOTE_CHARACTERS
        && Dom.elements(note).stream()
            .noneMatch(
                e ->
                    List.of("pre", "table", "figure", "img").contains(e.getTagName())
                        || (Dom.is(e, "math") && Dom.hasClass(e.getParentNode(), "display")));
  }

  private static String target(Element call) {
    return Dom.elements(call).stream()
        .map(element -> element.getAttribute("href"))
        .filter(href -> !href.isEmpty())
        .findFirst()
        .orElse("");
  }

  private void moveNote(Element call, Map<String, Element> notes) {
    Element note = notes.remove(target(call));
    if (note == null) {
      return; // A second reference stays a link to the note.
    }
    Element foot = document.createElement("span");
    foot.setAttribute("class", "footnote");
    foot.setAttribute("id", note.getAttribute("id"));
    String number = call.getTextContent().strip();
    foot.setAttribute("data-number", number);
    foot.setAttribute("title", StructureTags.title(StructureTags.NOTE, number));
    for (Node child : Dom.children(note)) {
      if (Dom.is(child, "p")) {
        // The reference is in a paragraph, and a paragraph cannot contain another.
        Element span = document.createElement("span");
        span.setAttribute("class", "footnote-paragraph");
        Dom.moveChildren(child, span);
        foot.appendChild(span);
      } else {
        foot.appendChild(child);
      }
    }
    call.getParentNode().replaceChild(foot, call);
  }
}
