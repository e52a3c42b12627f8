package press.offprint.content.xhtml.clean;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.markdown.RenderedHtml;
import press.offprint.content.markdown.container.AttributeLists;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.content.xhtml.tree.AttributeNames;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.HtmlAllowList;
import press.offprint.model.interrupt.Regex;

/**
 * Copies HTML into a new tree that holds only the elements and attributes of {@link HtmlAllowList}.
 * Other elements are unwrapped, replaced or removed; each reference is resolved or reported.
 */
public final class Sanitizer {
  private static final Set<String> MEDIA = Set.of("video", "audio");
  private static final Set<String> HANDLED = Set.of("href");
  private static final Pattern TEXT_ALIGN =
      Pattern.compile("text-align\\s*:\\s*(left|center|right)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> ALIGNMENTS = Set.of("left", "center", "right");
  private static final Pattern SPAN = Pattern.compile("[1-9]\\d{0,9}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

  private final BodyContext context;
  private final IntUnaryOperator lines;
  private final ImageElements pictures;
  private final LinkResolver targets;
  private final EmbeddedMedia embedded;
  private final String noteElement;
  private final String formulaElement;
  private final String referenceElement;
  private boolean linked;

  /**
   * Creates a sanitizer for the text and the footnotes of one article.
   *
   * @param lines maps an offset in the Markdown to a line of the post
   */
  public Sanitizer(BodyContext context, IntUnaryOperator lines) {
    this.context = context;
    this.lines = lines;
    this.pictures = new ImageElements(context);
    this.targets = new LinkResolver(context);
    this.embedded = new EmbeddedMedia(context);
    this.noteElement = RenderSession.noteElement(context.placeholders().nonce());
    this.formulaElement = RenderSession.formulaElement(context.placeholders().nonce());
    this.referenceElement = RenderSession.referenceElement(context.placeholders().nonce());
  }

  /** Returns a clean copy of the content of {@code from}, in a {@code div}. */
  public Element clean(Element from) {
    Element to = new Element("div");
    DroppedReferenceReport.attributes(from, Set.of(), context);
    copyChildren(from, to);
    return to;
  }

  private void copyChildren(Element from, Element to) {
    for (Node child : from.childNodes()) {
      copyNode(child, to);
    }
  }

  private void copyNode(Node node, Element to) {
    if (node instanceof TextNode text) {
      to.appendChild(new TextNode(context.legal(text.getWholeText()).toString()));
      context.setLine(context.line() + lineEnds(text.getWholeText()));
    } else if (node instanceof Comment comment) {
      readLine(comment.getData());
    } else if (node instanceof Element element) {
      copyElement(element, to);
    }
  }

  private static int lineEnds(String text) {
    int ends = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      ends++;
    }
    return ends;
  }

  private void readLine(String data) {
    if (data.startsWith(RenderedHtml.PLACE)) {
      setLine(data.substring(RenderedHtml.PLACE.length()));
    }
  }

  private void setLine(String offset) {
    if (Regex.matcher(NUMBER, offset).matches()) {
      context.setLine(lines.applyAsInt(Math.max(0, Integer.parseInt(offset))));
    }
  }

  private void copyElement(Element from, Element to) {
    String offsets = from.attr(RenderedHtml.PLACE_ATTRIBUTE);
    if (!offsets.isEmpty()) {
      int end = offsets.indexOf('-');
      setLine(end < 0 ? offsets : offsets.substring(0, end));
    }
    if (HiddenElement.is(from, context)) {
      return;
    }
    String name = from.normalName();
    replaceForbidden(from, name.equals("svg") || name.equals("math"));
    RemovalReport.attributes(from, context);
    if (HtmlAllowList.DROPPED.contains(name)) {
      DroppedReferenceReport.report(from, context);
      RemovalReport.element(name, context);
    } else if (name.equals("img") || name.equals("image")) {
      to.appendChild(pictures.picture(from, linked));
    } else if (name.equals("a")) {
      copyLink(from, to);
    } else if (name.equals("iframe")) {
      if (from.attr("src").isBlank()) {
        RemovalReport.element(name, context);
      }
      to.appendChild(embedded.frame(from, linked));
    } else if (MEDIA.contains(name)) {
      to.appendChild(embedded.media(from, linked));
      if (!EmbeddedMedia.isFallback(from)) {
        copyChildren(from, to);
      }
    } else if (name.equals("svg")) {
      to.appendChild(embedded.svg(from, linked));
    } else if (name.equals("math")) {
      DroppedReferenceReport.report(from, context);
      RemovalReport.element(name, context);
      to.appendChild(new TextNode(from.text()));
    } else if (name.equals("input")) {
      copyCheckbox(from, to);
    } else if (name.equals(noteElement)) {
      to.appendChild(
          context.storeLine(
              new Element(FootnoteReferences.MARK).attr("number", from.attr("number"))));
    } else if (name.equals(formulaElement)) {
      to.appendChild(context.storeLine(MathElements.mark(from)));
    } else if (name.equals(referenceElement)) {
      Element mark = new Element("span").attr(BodyContext.REFERENCE, from.attr("number"));
      if (from.hasAttr("author")) {
        mark.attr(BodyContext.AUTHOR, "");
      }
      to.appendChild(context.storeLine(mark.text("@")));
    } else {
      copyKnown(from, to, HtmlAllowList.replacement(name));
    }
  }

  // The parts of a drawing are not copied one by one, and so they are replaced at once.
  private void replaceForbidden(Element element, boolean whole) {
    for (Attribute attribute : element.attributes()) {
      attribute.setValue(context.legal(attribute.getValue()).toString());
    }
    if (whole) {
      for (Node child : element.childNodes()) {
        if (child instanceof TextNode text) {
          text.text(context.legal(text.getWholeText()).toString());
        } else if (child instanceof Element inner) {
          replaceForbidden(inner, true);
        }
      }
    }
  }

  private void copyKnown(Element from, Element to, String name) {
    DroppedReferenceReport.attributes(from, HANDLED, context);
    RemovalReport.element(from.normalName(), context);
    if (!HtmlAllowList.SAFE.isSafeTag(name)) {
      copyUnknown(from, to);
      return;
    }
    Element copy = context.storeLine(new Element(name));
    copyAttributes(from, copy);
    to.appendChild(copy);
    copyChildren(from, copy);
  }

  private void copyUnknown(Element from, Element to) {
    String words = UnknownElement.words(from, context);
    boolean hasWords = !words.isEmpty() || from.hasText();
    Optional<String> target =
        hasWords && !linked
            ? UnknownElement.link(from).flatMap(targets::resolve)
            : Optional.empty();
    Element copy = target.isPresent() ? context.storeLine(new Element("a")) : to;
    if (!words.isEmpty()) {
      copy.appendChild(new TextNode(from.childNodeSize() > 0 ? words + " " : words));
    }
    target.ifPresent(href -> copy.attr("href", href));
    target.filter(href -> href.startsWith("/")).ifPresent(context::addLink);
    if (target.isPresent()) {
      to.appendChild(copy);
    }
    linked |= target.isPresent();
    copyChildren(from, copy);
    linked &= target.isEmpty();
  }

  private void copyLink(Element from, Element to) {
    DroppedReferenceReport.attributes(from, HANDLED, context);
    Optional<String> target =
        from.hasAttr("href") && !linked ? targets.resolve(from.attr("href")) : Optional.empty();
    Element copy = context.storeLine(new Element(target.isPresent() ? "a" : "span"));
    copyAttributes(from, copy);
    if (copy.id().isEmpty() && !from.attr("name").isBlank()) {
      copy.attr("id", from.attr("name"));
    }
    target.ifPresent(href -> copy.attr("href", href));
    target.filter(href -> href.startsWith("/")).ifPresent(href -> context.addLink(href));
    boolean plain = target.isEmpty() && copy.id().isEmpty();
    if (!plain) {
      to.appendChild(copy);
    }
    boolean before = linked;
    linked |= target.isPresent();
    copyChildren(from, plain ? to : copy);
    linked = before;
  }

  private void copyCheckbox(Element from, Element to) {
    DroppedReferenceReport.attributes(from, HANDLED, context);
    if (from.attr("type").equalsIgnoreCase("checkbox")) {
      boolean done = from.hasAttr("checked");
      to.appendChild(
          new Element("span")
              .attr("class", "checkbox")
              .attr("role", "img")
              .attr("aria-label", done ? context.labels().done() : context.labels().toDo())
              .text(done ? "☑" : "☐"));
    } else {
      RemovalReport.element("input", context);
    }
  }

  private void copyAttributes(Element from, Element to) {
    String name = to.normalName();
    StringBuilder classes = new StringBuilder();
    addAlignment(from.normalName(), classes); // The element center is one.
    for (Attribute attribute : from.attributes()) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      String value = attribute.getValue();
      switch (key) {
        case "class" -> classes.append(' ').append(value);
        case "id" -> to.attr("id", value.strip());
        case "align" -> addAlignment(value, classes);
        case "style" -> {
          Matcher matcher = Regex.matcher(TEXT_ALIGN, value);
          if (matcher.find()) {
            addAlignment(matcher.group(1), classes);
          }
        }
        case AttributeLists.INDEX -> to.attr(BodyContext.INDEX, value);
        case AttributeLists.INDEX_SORT -> to.attr(BodyContext.INDEX_SORT, value);
        case AttributeLists.INDEX_SEE -> to.attr(BodyContext.INDEX_SEE, value);
        case AttributeLists.INDEX_SEE_ALSO -> to.attr(BodyContext.INDEX_SEE_ALSO, value);
        case RenderedHtml.EMOJI_ATTRIBUTE -> to.attr(BodyContext.EMOJI, value);
        case AttributeLists.GLOSSARY -> to.attr(BodyContext.GLOSSARY, value);
        default -> {
          if (HtmlAllowList.SAFE.isSafeAttribute(name, to, new Attribute(key, value))
              && isValid(name, key, value)) {
            to.attr(key, isFlag(key) ? key : value);
          }
        }
      }
    }
    if (name.equals("aside")) {
      // An aside in an article is no landmark of the page.
      to.attr("role", "note");
    }
    if (name.equals("pre") || name.equals("code")) {
      to.attr(CodeBlocks.INFO, classes.toString().strip());
      if (from.hasAttr(CodeBlocks.OPTIONS)) {
        to.attr(CodeBlocks.OPTIONS, from.attr(CodeBlocks.OPTIONS));
      }
    }
    String plain = AttributeNames.classes(classes.toString().strip());
    if (!plain.isEmpty()) {
      to.attr("class", plain);
    }
  }

  private static void addAlignment(String value, StringBuilder classes) {
    String side = value.strip().toLowerCase(Locale.ROOT);
    if (ALIGNMENTS.contains(side)) {
      classes.append(' ').append(side);
    }
  }

  private static boolean isFlag(String key) {
    return key.equals("open") || key.equals("reversed");
  }

  private static boolean isValid(String element, String key, String value) {
    return switch (key) {
      case "lang" -> AttributeNames.isLanguage(value);
      case "dir" -> Set.of("ltr", "rtl", "auto").contains(value);
      case "start", "value" -> Regex.matcher(NUMBER, value).matches();
      case "type" -> Set.of("1", "a", "A", "i", "I").contains(value);
      case "scope" -> Set.of("row", "col").contains(value);
      case "colspan", "rowspan", "span" -> Regex.matcher(SPAN, value).matches();
      case "title" -> !value.isBlank() && !element.equals("img");
      default -> true;
    };
  }
}
