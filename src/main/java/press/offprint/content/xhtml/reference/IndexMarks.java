package press.offprint.content.xhtml.reference;

import java.util.List;
import org.jsoup.nodes.Element;
import press.offprint.content.backmatter.BackMatterWords;
import press.offprint.content.backmatter.IndexMark;
import press.offprint.content.backmatter.TermIndex;
import press.offprint.content.xhtml.shape.IdRegistry;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.ElementText;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.problem.ProblemCode;

/**
 * Gives the marks of the index ids, and fills an empty block with the id {@code index} with the
 * entries of the article.
 */
public final class IndexMarks implements BodyPass {
  private static final String HEADINGS = "h2, h3, h4, h5, h6";
  private static final String MARK = "[" + BodyContext.INDEX + "]";

  private final IdRegistry ids;
  private final List<Element> notes;
  private int count;

  /**
   * Creates the pass over the text.
   *
   * @param notes the footnotes, which may hold marks
   */
  public IndexMarks(IdRegistry ids, List<Element> notes) {
    this.ids = ids;
    this.notes = notes;
  }

  @Override
  public void apply(Element text, BodyContext context) {
    TermIndex index = new TermIndex(context.language(), id -> ids.claim(id, "index-entry"));
    String place = context.title();
    for (Element element : Selectors.all(text, MARK + ", " + HEADINGS)) {
      if (Selectors.is(element, HEADINGS)) {
        place = ElementText.of(element).strip();
      } else {
        add(element, place, index, context);
      }
    }
    for (Element note : notes) {
      Selectors.all(note, MARK).forEach(mark -> add(mark, context.title(), index, context));
    }
    Element block = Selectors.first(text, ListBlocks.INDEX);
    if (block == null || !isEmpty(block)) {
      return;
    }
    if (index.isEmpty()) {
      context.restoreLine(block);
      context.warn(
          ProblemCode.INDEX_EMPTY,
          "The block of the index has no entries, because the post marks no words.",
          "Mark words such as [loam]{.index}, or delete the block.");
      block.remove();
      return;
    }
    Element section =
        BackMatterSections.replace(
            block, "index", BackMatterWords.of(context.language()).index(), "doc-index", ids);
    BackMatterSections.append(index.markup(), section);
  }

  private static boolean isEmpty(Element block) {
    return block.children().stream().allMatch(child -> Selectors.is(child, HEADINGS))
        && block.ownText().isBlank();
  }

  private void add(Element mark, String place, TermIndex index, BodyContext context) {
    String written = mark.attr(BodyContext.INDEX);
    String text = ElementText.of(mark).strip();
    List<String> names =
        written.isBlank() ? text.isEmpty() ? List.of() : List.of(text) : IndexMark.names(written);
    String see = take(mark, BodyContext.INDEX_SEE);
    String seeAlso = take(mark, BodyContext.INDEX_SEE_ALSO);
    String sort = take(mark, BodyContext.INDEX_SORT);
    mark.removeAttr(BodyContext.INDEX);
    flatten(mark);
    if (names.isEmpty()) {
      context.restoreLine(mark);
      context.warn(
          ProblemCode.INDEX_EMPTY,
          "A mark of the index has neither words nor an entry.",
          "Write the words between the brackets, or an entry such as {.index entry=\"loam\"}.");
      return;
    }
    if (mark.id().isEmpty()) {
      mark.attr("id", ids.claim("index-" + ++count, "index"));
    }
    mark.attr(IndexMark.ENTRY, String.join("!", names));
    put(mark, IndexMark.SEE, see);
    put(mark, IndexMark.SEE_ALSO, seeAlso);
    put(mark, IndexMark.SORT, sort);
    context.countInserted(place);
    index.add(new IndexMark(names, IndexMark.names(sort), see, seeAlso, "#" + mark.id(), place));
  }

  // A paragraph that holds nothing but marks takes no room.
  private static void flatten(Element mark) {
    Element line = mark.parent();
    if (line != null && line.normalName().equals("p") && !line.hasText()) {
      boolean isEmpty =
          line.children().stream().allMatch(child -> child.normalName().equals("span"));
      if (isEmpty) {
        line.tagName("div").addClass("index-marks");
      }
    }
  }

  private static String take(Element mark, String attribute) {
    String value = mark.attr(attribute).strip();
    mark.removeAttr(attribute);
    return value;
  }

  private static void put(Element mark, String attribute, String value) {
    if (!value.isEmpty()) {
      mark.attr(attribute, value);
    }
  }
}
