package press.offprint.edition.pdf.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/**
 * The tags that the layout engine does not know: notes, code, contents and ruby (ISO 32000-1,
 * tables 333, 334, 338 and 339). The engine copies the titles of elements into the tree, so a title
 * with a sign names the tag of its element.
 */
public final class StructureTags {
  /** The tag of a note; its name is the number that its reference shows. */
  public static final String NOTE = "Note";

  public static final String CODE = "Code";

  /** A block of code; code is a part of a paragraph. */
  public static final String CODE_BLOCK = "CodeBlock";

  /** A line of a block of code. */
  public static final String CODE_PART = "Span";

  public static final String CONTENTS = "TOC";
  public static final String CONTENTS_ITEM = "TOCI";

  /** The tag of a base and its reading. */
  public static final String RUBY = "Ruby";

  public static final String RUBY_BASE = "RB";
  public static final String RUBY_READING = "RT";

  private static final String PARAGRAPH = "P";
  private static final String LABEL = "Lbl";
  private static final String LINK = "Link";
  private static final String REFERENCE = "Reference";
  private static final String LIST_BODY = "LBody";

  /** A noncharacter, which no post can contain. */
  private static final String SIGN = "\uFDD1";

  private record Note(String number, PDStructureElement element) {}

  /** The blocks of code that are kids of one node. */
  private record CodeBlocks(PDStructureNode parent, List<PDStructureElement> blocks) {}

  private final Map<COSBase, CodeBlocks> codeBlocks = new IdentityHashMap<>();

  private final List<Note> notes = new ArrayList<>();

  /** The links to notes, which alone have no description, in reading order. */
  private final List<PDStructureElement> references = new ArrayList<>();

  private StructureTags() {}

  /**
   * Returns the title of an element with a tag.
   *
   * @param name of a note; empty for others
   */
  public static String title(String tag, String name) {
    return SIGN + tag + SIGN + name;
  }

  /** Changes the tags of all elements with such a title. */
  public static void write(PDDocument pdf) {
    PDStructureNode root = pdf.getDocumentCatalog().getStructureTreeRoot();
    StructureTags tags = new StructureTags();
    tags.change(root);
    tags.codeBlocks.values().forEach(StructureTags::wrap);
    tags.moveNotes();
    removeEmpty(root);
  }

  private void change(PDStructureNode node) {
    for (PDStructureElement element : elements(node)) {
      if (element.getStructureType().equals(LINK) && "".equals(element.getAlternateDescription())) {
        references.add(element);
      }
      change(element);
      String title = title(element);
      if (title != null) {
        String[] parts = title.substring(1).split(SIGN, 2);
        change(element, parts[0], parts[1]);
      }
    }
  }

  private static String title(PDStructureElement element) {
    String expanded = element.getExpandedForm();
    if (expanded != null && expanded.startsWith(SIGN)) {
      element.setExpandedForm(null);
      return expanded;
    }
    String alternative = element.getAlternateDescription();
    if (alternative != null && alternative.startsWith(SIGN)) {
      element.setAlternateDescription(null);
      return alternative;
    }
    return null;
  }

  private void change(PDStructureElement element, String tag, String name) {
    element.setStructureType(tag.equals(CODE_BLOCK) ? CODE : tag);
    switch (tag) {
      case NOTE -> {
        element.setElementIdentifier("note-" + (notes.size() + 1));
        label(element);
        notes.add(new Note(name, element));
      }
      case CODE_BLOCK -> {
        PDStructureNode parent = element.getParent();
        codeBlocks
            .computeIfAbsent(
                parent.getCOSObject(), unused -> new CodeBlocks(parent, new ArrayList<>()))
            .blocks()
            .add(element);
      }
      case RUBY -> baseFirst(element);
      case CONTENTS -> element.getCOSObject().removeItem(COSName.A);
      case CONTENTS_ITEM -> {
        for (PDStructureElement body : elements(element)) {
          if (body.getStructureType().equals(LIST_BODY)) {
            body.setStructureType(REFERENCE);
          }
        }
      }
      default -> {}
    }
  }

  // The reading is drawn first, because it is above the base.
  private static void baseFirst(PDStructureElement ruby) {
    List<Object> kids = new ArrayList<>(ruby.getKids());
    Collections.reverse(kids);
    ruby.setKids(kids);
  }

  // A parent may have thousands of blocks, and each reading of its kids makes objects for all.
  private static void wrap(CodeBlocks code) {
    Map<COSBase, PDStructureElement> paragraphs = new IdentityHashMap<>();
    for (PDStructureElement block : code.blocks()) {
      paragraphs.put(block.getCOSObject(), new PDStructureElement(PARAGRAPH, code.parent()));
    }
    List<Object> kids = new ArrayList<>(code.parent().getKids());
    kids.replaceAll(
        kid ->
            kid instanceof PDStructureElement element
                ? paragraphs.getOrDefault(element.getCOSObject(), element)
                : kid);
    code.parent().setKids(kids);
    code.blocks().forEach(block -> paragraphs.get(block.getCOSObject()).appendKid(block));
  }

  // The number of a note is drawn first, and the engine sorts it behind the text.
  private static void label(PDStructureElement note) {
    List<Object> kids = new ArrayList<>(note.getKids());
    kids.stream()
        .filter(PDStructureElement.class::isInstance)
        .map(PDStructureElement.class::cast)
        .min(Comparator.comparingInt(StructureTags::firstContent))
        .filter(label -> kids.size() > 1)
        .ifPresent(
            label -> {
              label.setStructureType(LABEL);
              kids.removeIf(kid -> isSame(kid, label));
              kids.add(0, label);
              note.setKids(kids);
            });
  }

  private static int firstContent(PDStructureNode node) {
    int first = Integer.MAX_VALUE;
    for (Object kid : node.getKids()) {
      int content =
          kid instanceof Integer number
              ? number
              : kid instanceof PDStructureElement element ? firstContent(element) : first;
      first = Math.min(first, content);
    }
    return first;
  }

  /** Moves each note after its reference; leaves all if one has none. */
  private void moveNotes() {
    if (notes.size() != references.size()) {
      return;
    }
    for (int n = 0; n < notes.size(); n++) {
      PDStructureElement note = notes.get(n).element();
      PDStructureElement reference = references.get(n);
      reference.setAlternateDescription(notes.get(n).number());
      note.getParent().removeKid(note);
      PDStructureNode parent = reference.getParent();
      List<Object> kids = new ArrayList<>(parent.getKids());
      for (int i = 0; i < kids.size(); i++) {
        if (isSame(kids.get(i), reference)) {
          kids.add(i + 1, note);
          break;
        }
      }
      parent.setKids(kids);
      note.setParent(parent);
    }
  }

  // Each call of the library returns other objects for the same dictionaries.
  private static boolean isSame(Object kid, PDStructureElement element) {
    return kid instanceof PDStructureElement other
        && other.getCOSObject() == element.getCOSObject();
  }

  private static void removeEmpty(PDStructureNode node) {
    for (PDStructureElement element : elements(node)) {
      removeEmpty(element);
      boolean group =
          List.of("THead", "TBody", "TFoot", "Sect", "Div").contains(element.getStructureType());
      if (group && element.getKids().isEmpty() && element.getElementIdentifier() == null) {
        node.removeKid(element);
      }
    }
  }

  /** Returns the elements among the kids of a node, without its content. */
  static List<PDStructureElement> elements(PDStructureNode node) {
    COSBase kids = node.getCOSObject().getDictionaryObject(COSName.K);
    List<PDStructureElement> elements = new ArrayList<>();
    if (kids instanceof COSArray several) {
      for (int i = 0; i < several.size(); i++) {
        addElement(several.getObject(i), elements);
      }
    } else {
      addElement(kids, elements);
    }
    return elements;
  }

  // Marked content and references to objects have another type (ISO 32000-1, table 324).
  private static void addElement(COSBase kid, List<PDStructureElement> elements) {
    if (kid instanceof COSDictionary dictionary) {
      String type = dictionary.getNameAsString(COSName.TYPE);
      if (type == null || type.equals(PDStructureElement.TYPE)) {
        elements.add(new PDStructureElement(dictionary));
      }
    }
  }
}
