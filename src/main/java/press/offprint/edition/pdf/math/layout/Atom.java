package press.offprint.edition.pdf.math.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;

/**
 * A part of a row before its layout.
 *
 * @param operator the operator that the part consists of, perhaps with scripts; else null
 */
record Atom(Element element, MathStyle style, AtomClass kind, Element operator) {
  private static final Set<String> SCRIPTED =
      Set.of("msub", "msup", "msubsup", "munder", "mover", "munderover");
  private static final Set<String> WRAPPERS =
      Set.of("mrow", "mstyle", "mpadded", "mphantom", "math", "semantics");

  Atom as(AtomClass other) {
    return new Atom(element, style, other, operator);
  }

  /** Returns the children of an element as parts; a change of style belongs to the same row. */
  static List<Atom> row(Element row, MathStyle style) {
    List<Atom> atoms = new ArrayList<>();
    collect(row, style, atoms);
    for (int i = 0; i < atoms.size(); i++) {
      Atom atom = atoms.get(i);
      if (atom.operator != null && Dom.is(atom.element, "mo")) {
        atoms.set(i, atom.as(bar(atoms, i)));
      }
    }
    resolveBinary(atoms);
    return atoms;
  }

  private static void collect(Element row, MathStyle style, List<Atom> atoms) {
    for (Element child : elements(row)) {
      if (Dom.is(child, "mstyle") && !child.hasAttribute("mathbackground")) {
        collect(child, style.with(child), atoms);
      } else if (Dom.is(child, "mo") && isApplication(child)) {
        int last = atoms.size() - 1;
        if (last >= 0) {
          atoms.set(last, atoms.get(last).as(AtomClass.OPERATOR));
        }
      } else if (!child.getTagName().startsWith("annotation")) {
        Element operator = operator(child);
        atoms.add(new Atom(child, style, kind(child, operator), operator));
      }
    }
  }

  static List<Element> elements(Node parent) {
    List<Element> elements = new ArrayList<>();
    for (Node child : Dom.children(parent)) {
      if (child instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  static boolean isApplication(Element operator) {
    return operator
        .getTextContent()
        .strip()
        .equals(String.valueOf(TokenLayout.FUNCTION_APPLICATION));
  }

  /** Returns the core of an embellished operator (MathML Core, section 3.2.4.1), or null. */
  static Element operator(Element element) {
    if (Dom.is(element, "mo")) {
      return element;
    }
    List<Element> children = elements(element);
    if (SCRIPTED.contains(element.getTagName())
        && !element.getAttribute("accent").equals("true")
        && !element.getAttribute("accentunder").equals("true")
        && !children.isEmpty()) {
      return operator(children.get(0));
    }
    return WRAPPERS.contains(element.getTagName()) && children.size() == 1
        ? operator(children.get(0))
        : null;
  }

  private static AtomClass kind(Element element, Element operator) {
    if (operator != null) {
      return operatorClass(operator);
    }
    return switch (element.getTagName()) {
      case "mspace" -> AtomClass.SPACE;
      case "mtext" -> TokenLayout.isSpace(element) ? AtomClass.SPACE : AtomClass.ORDINARY;
      case "mrow" -> rowClass(element);
      case "msub", "msup", "msubsup", "munder", "mover", "munderover" -> {
        Element base = elements(element).isEmpty() ? null : elements(element).get(0);
        yield base == null || element.hasAttribute("accent")
            ? AtomClass.ORDINARY
            : kind(base, operator(base));
      }
      default -> AtomClass.ORDINARY;
    };
  }

  private static AtomClass rowClass(Element row) {
    List<Element> children = elements(row);
    if (children.isEmpty()) {
      return AtomClass.ORDINARY;
    }
    Element first = children.get(0);
    Element last = children.get(children.size() - 1);
    if (isFence(first) && isFence(last) && children.size() > 1) {
      return AtomClass.INNER;
    } else if (Dom.is(last, "mo") && isApplication(last)) {
      return AtomClass.OPERATOR;
    }
    if (children.size() == 1) {
      return kind(first, operator(first));
    }
    // KaTeX writes the operator of a remainder as letters.
    return row.getTextContent().equals("mod") ? AtomClass.BINARY : AtomClass.ORDINARY;
  }

  private static boolean isFence(Element element) {
    return Dom.is(element, "mo") && element.getAttribute("fence").equals("true");
  }

  private static AtomClass operatorClass(Element operator) {
    return OperatorDictionary.classOf(TokenLayout.text(operator));
  }

  /** Returns the class of an operator, which for a bar depends on its place in the row. */
  private static AtomClass bar(List<Atom> atoms, int at) {
    Atom atom = atoms.get(at);
    String text = TokenLayout.text(atom.operator);
    if (!text.isEmpty() && !OperatorDictionary.isBar(text)) {
      return atom.kind;
    } else if (isFence(atom.element)) {
      return at == 0
          ? AtomClass.OPEN
          : at == atoms.size() - 1 ? AtomClass.CLOSE : AtomClass.ORDINARY;
    } else if (!atom.element.getAttribute("stretchy").equals("false")) {
      return atom.kind;
    }
    // KaTeX writes so the bars that open or close something without growing.
    int before = at - 1;
    while (before >= 0 && atoms.get(before).kind == AtomClass.SPACE) {
      before--;
    }
    boolean opens = before < 0 || atoms.get(before).kind.makesUnary();
    return opens ? AtomClass.OPEN : AtomClass.CLOSE;
  }

  /** The TeXbook, page 442, rules 5 and 6: an operator with one operand is ordinary. */
  private static void resolveBinary(List<Atom> atoms) {
    int before = -1;
    for (int i = 0; i < atoms.size(); i++) {
      AtomClass kind = atoms.get(i).kind;
      if (kind == AtomClass.SPACE) {
        continue;
      }
      if (kind == AtomClass.BINARY && (before < 0 || atoms.get(before).kind.makesUnary())) {
        atoms.set(i, atoms.get(i).as(AtomClass.ORDINARY));
      } else if (kind.endsOperand() && before >= 0 && atoms.get(before).kind == AtomClass.BINARY) {
        atoms.set(before, atoms.get(before).as(AtomClass.ORDINARY));
      }
      before = i;
    }
    if (before >= 0 && atoms.get(before).kind == AtomClass.BINARY) {
      atoms.set(before, atoms.get(before).as(AtomClass.ORDINARY));
    }
  }
}
