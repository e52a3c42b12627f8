package press.offprint.content.xhtml.clean;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.code.Highlighter;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.MarkupNode;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;
import press.offprint.model.text.XmlText;

/**
 * Gives all code blocks one form, with their language and highlighting. A block of TeX becomes a
 * formula, and a block of PlantUML a diagram.
 */
public final class CodeBlocks implements BodyPass {
  /** The attribute that keeps the info string of a code block until this pass. */
  static final String INFO = BodyContext.PRIVATE + "info";

  /** The attribute that holds the options after the language of a code block. */
  static final String OPTIONS = "data-options";

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#._-]{1,32}");
  private static final Pattern CLASS = Pattern.compile("(?:language|lang|highlight-source)-(\\S+)");
  private static final Set<String> PLAIN =
      Set.of("text", "plaintext", "plain", "none", "nohighlight", "txt");

  @Override
  public void apply(Element body, BodyContext context) {
    FormulaTypesetter formulas = new FormulaTypesetter(context);
    DiagramBlocks diagrams = new DiagramBlocks(context);
    for (Element pre : Selectors.all(body, "pre")) {
      context.restoreLine(pre);
      Element code = code(pre);
      String language = language(code, pre);
      String text = text(code);
      boolean plain = code.childrenSize() == 0;
      if (plain && language.equals("math")) {
        pre.replaceWith(formulas.typeset(text.strip(), true, text));
      } else {
        Optional<Element> diagram = plain ? diagrams.figure(language, text) : Optional.empty();
        pre.replaceWith(
            diagram.orElseGet(
                () ->
                    block(pre, code, plain ? text : "", language, context.tools().highlighter())));
      }
    }
    for (Element code : Selectors.all(body, "code[" + INFO + "], code[class]")) {
      if (!code.parent().hasClass("code")) {
        code.removeAttr("class");
      }
    }
  }

  private static Element block(
      Element pre, Element code, String text, String language, Highlighter highlighter) {
    Element block = new Element("pre").attr("class", "code").attr("tabindex", "0");
    Element inner = block.appendElement("code");
    if (!language.isEmpty()) {
      block.attr("data-language", language);
      inner.attr("class", "language-" + language);
    }
    if (!pre.id().isEmpty()) {
      block.attr("id", pre.id());
    }
    String options = " " + pre.attr(OPTIONS) + " " + code.attr(OPTIONS);
    if (code.childrenSize() > 0) {
      code.childNodesCopy().forEach(inner::appendChild);
    } else {
      LineMarks marks = LineMarks.of(text);
      CodeLines lines = CodeLines.of(language, ListingOptions.withoutCaption(options), marks);
      inner.appendChild(highlighted(marks.code(), language, highlighter, lines));
    }
    ListingOptions listing = ListingOptions.of(info(code, pre), options);
    return pre.parent().normalName().equals("figure") ? block : listing.around(block);
  }

  private static Node highlighted(
      String text, String language, Highlighter highlighter, CodeLines lines) {
    Optional<String> markup =
        language.isEmpty() || text.isEmpty()
            ? Optional.empty()
            : highlighter.highlight(text, language);
    if (!lines.isPlain()) {
      return MarkupNode.of(XmlText.of(lines.write(markup.orElseGet(() -> Markup.escape(text)))));
    }
    return markup.isPresent() ? MarkupNode.of(XmlText.of(markup.get())) : new TextNode(text);
  }

  // Returns the code element that is the only content of pre, else pre.
  private static Element code(Element pre) {
    Element only = pre.childrenSize() == 1 ? pre.child(0) : pre;
    boolean wraps = only.normalName().equals("code") && pre.ownText().isBlank();
    return wraps ? only : pre;
  }

  private static String text(Element code) {
    String text = code.wholeText();
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  // An info string may also be written as rust,ignore or {.java .numberLines} or java{1,3}.
  private static String language(Element code, Element pre) {
    String name =
        Regex.split(Regex.replaceFirst(info(code, pre), "^\\{\\s*\\.?", ""), "[,{}:;\\[\\s]", 2)[0];
    String language = name.toLowerCase(Locale.ROOT);
    return Regex.matcher(LANGUAGE, language).matches() && !PLAIN.contains(language) ? language : "";
  }

  /** Returns the first word of the info string; empty if there is none. */
  private static String info(Element code, Element pre) {
    String info = code.attr(INFO).isEmpty() ? pre.attr(INFO) : code.attr(INFO);
    Matcher found = Regex.matcher(CLASS, info);
    return found.find() ? found.group(1) : "";
  }
}
