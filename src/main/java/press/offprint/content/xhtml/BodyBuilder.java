package press.offprint.content.xhtml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import press.offprint.content.markdown.LimitException;
import press.offprint.content.markdown.RenderedHtml;
import press.offprint.content.resource.ResourceResolver;
import press.offprint.content.shortcode.PostReferenceResolver;
import press.offprint.content.shortcode.expansion.Placeholders;
import press.offprint.content.xhtml.clean.CodeBlocks;
import press.offprint.content.xhtml.clean.FootnoteReferences;
import press.offprint.content.xhtml.clean.MathElements;
import press.offprint.content.xhtml.clean.Sanitizer;
import press.offprint.content.xhtml.shape.Alerts;
import press.offprint.content.xhtml.shape.AnchorLinker;
import press.offprint.content.xhtml.shape.AttributeLists;
import press.offprint.content.xhtml.shape.CjkLineBreaks;
import press.offprint.content.xhtml.shape.ContentModel;
import press.offprint.content.xhtml.shape.FigureBuilder;
import press.offprint.content.xhtml.shape.Headings;
import press.offprint.content.xhtml.shape.Tables;
import press.offprint.content.xhtml.shape.TaskLists;
import press.offprint.content.xhtml.shape.TocMarkers;
import press.offprint.content.xhtml.tree.ArticleTools;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.write.NearMissReport;
import press.offprint.content.xhtml.write.Serializer;
import press.offprint.content.xhtml.write.WordCount;
import press.offprint.model.Footnote;
import press.offprint.model.Heading;
import press.offprint.model.Limits;
import press.offprint.model.Link;
import press.offprint.model.Problem;
import press.offprint.model.Resource;

/** Makes the body of one article of what Markdown gave. */
public final class BodyBuilder {
  private static final Pattern KEY = Pattern.compile("=\"resource:([^\"]+)\"");

  /**
   * The article's surroundings.
   *
   * @param path its place in the site
   * @param pictures those made by shortcodes, by key
   */
  public record Setting(
      ArticleTools tools,
      Limits limits,
      ResourceResolver resolver,
      PostReferenceResolver posts,
      String title,
      String language,
      String path,
      Map<String, Resource> pictures) {}

  /**
   * A body and what belongs to it.
   *
   * @param keys of the resources that body and notes refer to
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
   * Makes the body.
   *
   * @param lines from an offset in the Markdown to a line of the post
   * @throws LimitException where there are too many elements, or too many in one another
   */
  public static Body make(
      Setting setting, Placeholders placeholders, RenderedHtml html, IntUnaryOperator lines) {
    BodyContext work = new BodyContext(setting, placeholders);
    Sanitizer sanitizer = new Sanitizer(work, lines);
    List<Element> parts = new ArrayList<>();
    Element text = sanitizer.clean(parse(placeholders.fill(html.body()), work));
    if (TocMarkers.mayBeIn(html.body())) {
      TocMarkers.run(text);
    }
    parts.add(text);
    for (String note : html.notes()) {
      parts.add(sanitizer.clean(parse(placeholders.fill(note), work)));
    }
    new NearMissReport(work).run(html.nearMisses(), lines);
    shape(parts, work, setting.title());
    return write(parts, work);
  }

  private static void shape(List<Element> parts, BodyContext work, String title) {
    FootnoteReferences notes = new FootnoteReferences();
    Tables tables = new Tables(work);
    AnchorLinker anchors = new AnchorLinker(work);
    for (Element part : parts) {
      AttributeLists.run(part);
      AnchorLinker.prune(part);
      new Alerts(work).run(part);
      TaskLists.run(part);
      new CodeBlocks(work).run(part);
      new MathElements(work).run(part);
      notes.run(part);
      ContentModel.run(part);
      CjkLineBreaks.run(part);
      FigureBuilder.run(part);
      tables.run(part);
    }
    List<String> idsOfTitle = Headings.prune(parts.get(0), title);
    Headings.level(parts.get(0));
    parts.subList(1, parts.size()).forEach(Headings::flatten);
    parts.forEach(anchors::name);
    anchors.nameTitle(title, idsOfTitle);
    parts.forEach(anchors::link);
  }

  private static Body write(List<Element> parts, BodyContext work) {
    Set<String> keys = new LinkedHashSet<>();
    List<Footnote> notes = new ArrayList<>();
    int words = 0;
    for (Element part : parts) {
      words += WordCount.count(part);
    }
    for (int i = 1; i < parts.size(); i++) {
      notes.add(new Footnote(i, "fn-" + i, Serializer.write(parts.get(i))));
    }
    String markup = Serializer.write(parts.get(0));
    keys(markup, keys);
    notes.forEach(note -> keys(note.markup(), keys));
    return new Body(
        markup, Headings.list(parts.get(0)), notes, keys, words, work.links, work.problems);
  }

  private static void keys(String markup, Set<String> keys) {
    Matcher matcher = KEY.matcher(markup);
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
  }

  private static Element parse(String html, BodyContext work) {
    Document document = Document.createShell("");
    Element body = document.body();
    Parser parser = Parser.htmlParser().setMaxDepth(4 * work.limits.depth());
    // All at once: one by one, each would be looked for among those that stay behind.
    body.insertChildren(0, parser.parseFragmentInput(html, body, ""));
    TreeLimits.check(body, work.limits);
    return body;
  }
}
