package press.offprint.content.xhtml.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import press.offprint.content.backmatter.BackMatterWords;
import press.offprint.content.backmatter.GlossaryEntry;
import press.offprint.content.backmatter.GlossaryList;
import press.offprint.content.xhtml.shape.IdRegistry;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.ElementText;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.write.Serializer;
import press.offprint.model.problem.ProblemCode;

/**
 * Links marked terms to the glossary of the article: the definition lists in blocks with the class
 * or the id {@code glossary}, and the terms of files, of which those that are marked are listed.
 */
public final class GlossaryTerms implements BodyPass {
  private static final String MARK = "[" + BodyContext.GLOSSARY + "]";
  private static final String BLOCKS = "div.glossary, " + ListBlocks.GLOSSARY + ", dl.glossary";

  private final IdRegistry ids;
  private final List<Element> notes;

  /**
   * Creates the pass over the text.
   *
   * @param notes the footnotes, which may hold marks
   */
  public GlossaryTerms(IdRegistry ids, List<Element> notes) {
    this.ids = ids;
    this.notes = notes;
  }

  @Override
  public void apply(Element text, BodyContext context) {
    GlossaryList list = new GlossaryList(context.language());
    List<Element> blocks = blocks(text, list, context);
    List<Element> marks = new ArrayList<>(Selectors.all(text, MARK));
    notes.forEach(note -> marks.addAll(Selectors.all(note, MARK)));
    for (Element mark : marks) {
      link(mark, list, context);
    }
    if (list.isEmpty()) {
      return;
    }
    Element place = blocks.isEmpty() ? text.appendElement("div") : blocks.get(0);
    for (Element other : blocks.subList(Math.min(1, blocks.size()), blocks.size())) {
      other.remove();
    }
    place.empty();
    BackMatterWords words = BackMatterWords.of(context.language());
    Element section =
        BackMatterSections.replace(place, "glossary", words.glossary(), "doc-glossary", ids);
    BackMatterSections.append(list.markup(), section);
  }

  /** Takes the terms of the blocks that hold definition lists or nothing; returns these blocks. */
  private List<Element> blocks(Element text, GlossaryList list, BodyContext context) {
    List<Element> blocks = new ArrayList<>();
    for (Element found : Selectors.all(text, BLOCKS)) {
      Element block = found;
      if (found.normalName().equals("dl")) {
        if (found.closest("div.glossary, " + ListBlocks.GLOSSARY) != null) {
          continue;
        }
        block = new Element("div");
        found.replaceWith(block);
        block.appendChild(found);
      }
      boolean isGlossary =
          block.childNodes().stream().allMatch(GlossaryTerms::isDefinitionList)
              && block.closest("table, figure, blockquote") == null;
      if (isGlossary) {
        Selectors.all(block, "> dl").forEach(definitions -> take(definitions, list, context));
        blocks.add(block);
      }
    }
    return blocks;
  }

  private static boolean isDefinitionList(Node node) {
    return node instanceof Element element
        ? element.normalName().equals("dl")
        : node.outerHtml().isBlank();
  }

  private void take(Element definitions, GlossaryList list, BodyContext context) {
    List<Element> terms = new ArrayList<>();
    List<String> meanings = new ArrayList<>();
    for (Element child : definitions.children()) {
      if (child.normalName().equals("dt")) {
        if (!meanings.isEmpty()) {
          add(terms, meanings, list, context);
          terms.clear();
          meanings.clear();
        }
        terms.add(child);
      } else {
        meanings.add(Serializer.write(child).toString());
      }
    }
    add(terms, meanings, list, context);
  }

  // Several terms may share their meanings.
  private void add(
      List<Element> terms, List<String> meanings, GlossaryList list, BodyContext context) {
    if (meanings.isEmpty()) {
      return;
    }
    for (Element term : terms) {
      String words = ElementText.of(term).strip();
      if (!words.isEmpty()) {
        String id =
            list.id(words).isPresent() ? "" : term.id().isEmpty() ? claim(words) : term.id();
        String markup = Serializer.write(term).toString();
        meanings.forEach(context::countInserted);
        list.add(new GlossaryEntry(words, markup, meanings, ""), id);
      }
    }
  }

  private String claim(String term) {
    return ids.claim("term-" + GlossaryList.key(term).replace(' ', '-'), "term");
  }

  private void link(Element mark, GlossaryList list, BodyContext context) {
    String written = mark.attr(BodyContext.GLOSSARY);
    String term = written.isBlank() ? ElementText.of(mark).strip() : written.strip();
    mark.removeAttr(BodyContext.GLOSSARY);
    mark.removeClass("glossary").addClass("glossary-term");
    Optional<String> id = list.id(term);
    if (id.isEmpty()) {
      Optional<GlossaryEntry> entry = context.glossary().find(term);
      if (entry.isEmpty()) {
        report(mark, term, context);
        return;
      }
      id = list.id(entry.get().term());
      if (id.isEmpty()) {
        id = Optional.of(claim(entry.get().term()));
        entry.get().meanings().forEach(context::countInserted);
        list.add(entry.get(), id.get());
      }
    }
    boolean isLinkable =
        mark.normalName().equals("span")
            && mark.closest("a") == null
            && Selectors.first(mark, "a") == null;
    if (isLinkable) {
      mark.tagName("a").attr("href", "#" + id.get());
    }
  }

  private static void report(Element mark, String term, BodyContext context) {
    context.restoreLine(mark);
    String near = context.glossary().nearest(term);
    context.warn(
        ProblemCode.GLOSSARY_UNKNOWN,
        "No glossary of the post has the term \"" + term + "\".",
        near.isEmpty()
            ? "Define the term in a glossary, or write {.glossary term=\"...\"} with its name there."
            : "Did you mean \"" + near + "\"? Else define the term in a glossary.");
  }
}
