package press.offprint.content.xhtml.reference;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.markdown.reference.NumberedKind;
import press.offprint.content.markdown.syntax.ReferenceCluster;
import press.offprint.content.site.config.key.SpellingSuggestion;
import press.offprint.content.site.reference.PostReferenceResolver;
import press.offprint.content.xhtml.shape.IdRegistry;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.NumberMark;

/** Replaces the marks of references to numbered things by links with their numbers. */
public final class CrossReferences implements BodyPass {
  private static final String MARK = BodyContext.REFERENCE;

  private final IdRegistry ids;
  private final NumberedThings numbers;
  private final List<ReferenceCluster> clusters;

  public CrossReferences(IdRegistry ids, NumberedThings numbers, List<ReferenceCluster> clusters) {
    this.ids = ids;
    this.numbers = numbers;
    this.clusters = clusters;
  }

  @Override
  public void apply(Element body, BodyContext context) {
    NumberWords words = NumberWords.of(context.language());
    for (Element mark : Selectors.all(body, "[" + MARK + "]")) {
      ReferenceCluster cluster = clusters.get(Integer.parseInt(mark.attr(MARK)));
      context.restoreLine(mark);
      List<Node> shown = new ArrayList<>();
      for (ReferenceCluster.Item item : cluster.items()) {
        if (!shown.isEmpty()) {
          shown.add(new TextNode(", "));
        }
        shown.addAll(reference(item, mark.closest("a") == null, words, context));
      }
      shown.forEach(mark::before);
      mark.remove();
    }
  }

  private List<Node> reference(
      ReferenceCluster.Item item, boolean isLinked, NumberWords words, BodyContext context) {
    String label = NumberedKind.id(item.key());
    NumberedThings.Thing thing = ids.find(label).map(numbers.things()::get).orElse(null);
    if (thing == null) {
      PostReferenceResolver.LabelMatch other = context.label(label);
      if (other.found().isPresent()) {
        return List.of(
            elsewhere(item, label, isLinked, other.found().get(), words, context),
            new TextNode(item.suffix()));
      }
      report(item, label, other.rivals(), context);
      return List.of(unknown(item, label, isLinked, words), new TextNode(item.suffix()));
    }
    Element link = new Element(isLinked ? "a" : "span").attr("class", "ref");
    if (isLinked) {
      link.attr("href", "#" + thing.id());
    }
    Node number = NumberWords.number(thing.number());
    if (thing.number().isEmpty()) {
      context.countInserted(thing.title());
      link.text(thing.title());
    } else {
      append(item, thing.kind(), number, words, link);
    }
    return List.of(link, new TextNode(item.suffix()));
  }

  private static void append(
      ReferenceCluster.Item item, NumberedKind kind, Node number, NumberWords words, Element to) {
    if (item.suppressed()) {
      to.appendChild(number);
    } else if (item.prefix().isEmpty()) {
      words.append(kind, number, to);
    } else {
      to.appendText(item.prefix() + "\u00a0").appendChild(number);
    }
  }

  // The number alone could be one of this post, so the title of the other one is behind it.
  private static Node elsewhere(
      ReferenceCluster.Item item,
      String label,
      boolean isLinked,
      PostReferenceResolver.Labelled thing,
      NumberWords words,
      BodyContext context) {
    context.countInserted(thing.text());
    context.countInserted(thing.post().title());
    Element link = new Element(isLinked ? "a" : "span").attr("class", "ref");
    Element number = new Element("span").text(thing.text());
    if (thing.isNumber()) {
      append(item, NumberedKind.of(item.key()).orElseThrow(), number, words, link);
    } else {
      link.appendChild(number);
    }
    Element shown = new Element("span").attr("class", "from");
    if (isLinked) {
      String target = thing.post().path() + "#" + label;
      context.addLink(target);
      link.attr("href", target);
      shown.attr(NumberMark.OPEN, label); // In a book with both posts, it has another number.
    }
    return shown.appendChild(link).appendText(" (" + thing.post().title() + ")");
  }

  // A reader sees the words of the label in place of the number.
  private static Node unknown(
      ReferenceCluster.Item item, String label, boolean isLinked, NumberWords words) {
    Element shown = new Element("span").attr("class", "ref");
    if (isLinked) {
      shown.attr(NumberMark.OPEN, label); // A post of the same book may have it.
    }
    String name = label.substring(label.indexOf('-') + 1).replace('-', ' ').replace('_', ' ');
    append(
        item,
        NumberedKind.of(item.key()).orElseThrow(),
        new Element(NumberMark.NAME).text(name),
        words,
        shown);
    return shown;
  }

  private void report(
      ReferenceCluster.Item item, String label, List<String> rivals, BodyContext context) {
    if (!rivals.isEmpty()) {
      context.warn(
          ProblemCode.REFERENCE_UNKNOWN,
          "Several other posts have the label \""
              + item.key()
              + "\": "
              + String.join(", ", rivals)
              + ".",
          "Give each thing of a folder another label.");
      return;
    }
    String near = SpellingSuggestion.of(label, List.copyOf(numbers.things().keySet()));
    context.warn(
        ProblemCode.REFERENCE_UNKNOWN,
        "Neither this post nor another one has the label \"" + item.key() + "\".",
        (near.isEmpty() ? "Give" : "Did you mean @" + near + "? Else give")
            + " the thing a label, such as {#"
            + label
            + "}.");
  }
}
