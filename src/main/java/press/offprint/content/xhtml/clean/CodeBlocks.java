package press.offprint.content.xhtml.clean;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.Selectors;

/** Gives every block of code one shape, its language and its colours. */
public final class CodeBlocks {
  static final String INFO = BodyContext.PRIVATE + "info";
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#._-]{1,32}");
  private static final Pattern CLASS = Pattern.compile("(?:language|lang|highlight-source)-(\\S+)");
  private static final Set<String> PLAIN =
      Set.of("text", "plaintext", "plain", "none", "nohighlight", "txt");

  private final BodyContext work;
  private final MathElements formulas;
  private final DiagramBlocks diagrams;

  public CodeBlocks(BodyContext work) {
    this.work = work;
    this.formulas = new MathElements(work);
    this.diagrams = new DiagramBlocks(work);
  }

  public void run(Element root) {
    for (Element pre : Selectors.all(root, "pre")) {
      work.goTo(pre);
      block(pre);
    }
    for (Element code : Selectors.all(root, "code[" + INFO + "], code[class]")) {
      if (!code.parent().hasClass("code")) {
        code.removeAttr("class");
      }
    }
  }

  private void block(Element pre) {
    Element code = code(pre);
    String language = language(code, pre);
    String text = text(code);
    boolean words = code.childrenSize() == 0;
    if (words && language.equals("math")) {
      pre.replaceWith(formulas.typeset(text.strip(), true, text));
      return;
    }
    Optional<Element> diagram = words ? diagrams.figure(language, text) : Optional.empty();
    if (diagram.isPresent()) {
      pre.replaceWith(diagram.get());
      return;
    }
    Element block = new Element("pre").attr("class", "code").attr("tabindex", "0");
    Element body = block.appendElement("code");
    if (!language.isEmpty()) {
      block.attr("data-language", language);
      body.attr("class", "language-" + language);
    }
    if (!pre.id().isEmpty()) {
      block.attr("id", pre.id());
    }
    fill(body, code, words ? text : "", language);
    pre.replaceWith(block);
  }

  private void fill(Element body, Element code, String text, String language) {
    if (code.childrenSize() > 0) {
      for (Node child : code.childNodesCopy()) {
        body.appendChild(child);
      }
      return;
    }
    Optional<String> coloured =
        language.isEmpty() || text.isEmpty()
            ? Optional.empty()
            : work.tools.highlighter().highlight(text, language);
    body.appendChild(coloured.isPresent() ? new DataNode(coloured.get()) : new TextNode(text));
  }

  private static Element code(Element pre) {
    Element only = pre.childrenSize() == 1 ? pre.child(0) : pre;
    boolean wraps = only.normalName().equals("code") && pre.ownText().isBlank();
    return wraps ? only : pre;
  }

  private static String text(Element code) {
    String text = code.wholeText();
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  // Info strings are written as rust,ignore and {.java .numberLines} and java{1,3} too.
  private static String language(Element code, Element pre) {
    String info = code.attr(INFO).isEmpty() ? pre.attr(INFO) : code.attr(INFO);
    Matcher found = CLASS.matcher(info);
    if (!found.find()) {
      return "";
    }
    String name = found.group(1).replaceFirst("^\\{\\s*\\.?", "").split("[,{}:;\\s]", 2)[0];
    String language = name.toLowerCase(Locale.ROOT);
    return LANGUAGE.matcher(language).matches() && !PLAIN.contains(language) ? language : "";
  }
}
