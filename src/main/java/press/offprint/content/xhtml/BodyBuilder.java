package press.offprint.content.xhtml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import press.offprint.content.markdown.RenderedHtml;
import press.offprint.content.markdown.limit.LimitException;
import press.offprint.content.markdown.syntax.Finding;
import press.offprint.content.shortcode.expansion.Placeholders;
import press.offprint.content.xhtml.clean.CodeBlocks;
import press.offprint.content.xhtml.clean.FootnoteReferences;
import press.offprint.content.xhtml.clean.MathElements;
import press.offprint.content.xhtml.clean.Sanitizer;
import press.offprint.content.xhtml.reference.AbbreviationExpansion;
import press.offprint.content.xhtml.reference.Citations;
import press.offprint.content.xhtml.reference.CrossReferences;
import press.offprint.content.xhtml.reference.GlossaryTerms;
import press.offprint.content.xhtml.reference.IndexMarks;
import press.offprint.content.xhtml.reference.LabelledBlocks;
import press.offprint.content.xhtml.reference.ListBlocks;
import press.offprint.content.xhtml.reference.NumberedThings;
import press.offprint.content.xhtml.shape.Alerts;
import press.offprint.content.xhtml.shape.AnchorIds;
import press.offprint.content.xhtml.shape.AnchorLinks;
import press.offprint.content.xhtml.shape.CjkLineBreaks;
import press.offprint.content.xhtml.shape.ContentModel;
import press.offprint.content.xhtml.shape.EmptyElements;
import press.offprint.content.xhtml.shape.FigureAlternatives;
import press.offprint.content.xhtml.shape.FigureBuilder;
import press.offprint.content.xhtml.shape.Headings;
import press.offprint.content.xhtml.shape.IdRegistry;
import press.offprint.content.xhtml.shape.NoteHeadings;
import press.offprint.content.xhtml.shape.Tables;
import press.offprint.content.xhtml.shape.TaskLists;
import press.offprint.content.xhtml.shape.TocLists;
import press.offprint.content.xhtml.shape.TocMarkers;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyInputs;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.write.NearMissReport;
import press.offprint.content.xhtml.write.Serializer;
import press.offprint.content.xhtml.write.WordCount;
import press.offprint.model.Footnote;
import press.offprint.model.Heading;
import press.offprint.model.Link;
import press.offprint.model.interrupt.InterruptibleReader;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.settings.Limits;

/** Builds the XHTML body of one article from the HTML that Markdown was rendered to. */
public final class BodyBuilder {
  private static final Pattern KEY = Pattern.compile("=\"resource:([^\"]+)\"");

  /**
   * A body with its headings, footnotes and findings.
   *
   * @param keys of the resources that the body and the footnotes refer to
   * @param words an estimate for the reading time
   * @param links to pages of the site
   * @param problems warnings
   */
  public record Body(
      String markup,
      List<Heading> headings,
      List<Footnote> notes,
      Set<String> keys,
      int words,
      List<Link> links,
      List<Problem> problems) {}

  private BodyBuilder() {}

  /**
   * Returns the body of one article.
   *
   * @param lines maps an offset in the Markdown to a line of the post
   * @throws LimitException if there are too many elements, or elements nested too deeply
   */
  public static Body build(
      BodyInputs inputs, Placeholders placeholders, RenderedHtml html, IntUnaryOperator lines) {
    BodyContext context = new BodyContext(inputs, placeholders);
    Sanitizer sanitizer = new Sanitizer(context, lines);
    Element text =
        sanitizer.clean(
            parse(placeholders.fill(html.body(), inputs.inserted()), context.limits(), lines));
    List<Element> notes = new ArrayList<>();
    for (String note : html.notes()) {
      notes.add(
          sanitizer.clean(
              parse(placeholders.fill(note, inputs.inserted()), context.limits(), lines)));
    }
    NearMissReport.report(html.nearMisses(), lines, context);
    for (Finding finding : html.findings()) {
      context.setLine(lines.applyAsInt(finding.offset()));
      context.warn(finding.code(), finding.message(), finding.hint());
    }
    for (Stage stage : stages(html, text, notes, context)) {
      stage.run(context);
    }
    return write(text, notes, context);
  }

  /** Some passes over some parts of an article: the text, or the footnotes, or both. */
  private record Stage(List<Element> parts, List<BodyPass> passes) {
    void run(BodyContext context) {
      for (Element part : parts) {
        for (BodyPass pass : passes) {
          Interruption.check();
          pass.apply(part, context);
        }
      }
    }
  }

  private static List<Stage> stages(
      RenderedHtml html, Element text, List<Element> notes, BodyContext context) {
    List<Element> all = new ArrayList<>(notes);
    all.add(0, text);
    IdRegistry ids = new IdRegistry(context.headingIds());
    NumberedThings numbers = new NumberedThings(context.numbersSections());
    return List.of(
        new Stage(List.of(text), List.of(new TocMarkers(html.body()))),
        new Stage(
            all,
            List.of(
                new EmptyElements(),
                new Alerts(),
                new TaskLists(),
                new CodeBlocks(),
                new MathElements(),
                new FootnoteReferences(),
                new LabelledBlocks(),
                new ContentModel(),
                new CjkLineBreaks(),
                new FigureBuilder(),
                new FigureAlternatives(),
                new Tables())),
        new Stage(List.of(text), List.of(new ListBlocks(), new Headings(ids))),
        new Stage(notes, List.of(new NoteHeadings())),
        new Stage(all, List.of(new AnchorIds(ids))),
        new Stage(all, List.of(new AnchorLinks(ids))),
        new Stage(all, List.of(new AbbreviationExpansion())),
        new Stage(
            List.of(text), List.of(new GlossaryTerms(ids, notes), new IndexMarks(ids, notes))),
        new Stage(List.of(text), List.of(numbers)),
        new Stage(List.of(text), List.of(new Citations(ids, notes, html.clusters()))),
        new Stage(all, List.of(new CrossReferences(ids, numbers, html.clusters()))),
        new Stage(List.of(text), List.of(new TocLists())));
  }

  private static Body write(Element text, List<Element> parts, BodyContext context) {
    String markup = Serializer.write(text).toString();
    Set<String> keys = new LinkedHashSet<>();
    collectKeys(markup, keys);
    int words = WordCount.count(text);
    List<Footnote> notes = new ArrayList<>();
    for (Element part : parts) {
      int number = notes.size() + 1;
      Footnote note = new Footnote(number, "fn-" + number, Serializer.write(part).toString());
      collectKeys(note.markup(), keys);
      words += WordCount.count(part);
      notes.add(note);
    }
    return new Body(
        markup, Headings.list(text), notes, keys, words, context.links(), context.problems());
  }

  private static void collectKeys(String markup, Set<String> keys) {
    Matcher matcher = Regex.matcher(KEY, markup);
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
  }

  private static Element parse(String html, Limits limits, IntUnaryOperator lines) {
    Document document = Document.createShell("");
    Element body = document.body();
    Parser parser = Parser.htmlParser().setMaxDepth(4 * limits.depth());
    // All nodes are inserted at once, because jsoup searches the source for each single one.
    body.insertChildren(0, parser.parseFragmentInput(InterruptibleReader.of(html), body, ""));
    TreeLimits.check(body, limits, lines);
    return body;
  }
}
