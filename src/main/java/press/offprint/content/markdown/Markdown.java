package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.admonition.AdmonitionExtension;
import com.vladsch.flexmark.ext.definition.DefinitionExtension;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteRepository;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.ext.typographic.TypographicExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.ReferencePreProcessorFactory;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.misc.Extension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import press.offprint.content.markdown.block.EndMarkers;
import press.offprint.content.markdown.block.Fences;
import press.offprint.content.markdown.block.ForeignBlocks;
import press.offprint.content.markdown.block.HeadingBlocks;
import press.offprint.content.markdown.block.HtmlBlocks;
import press.offprint.content.markdown.block.TableParagraphs;
import press.offprint.content.markdown.inline.Strikethroughs;
import press.offprint.model.Limits;

/**
 * The Markdown renderer: CommonMark 0.31.2 with GitHub's tables, strikethrough, task lists and
 * autolinks, footnotes, definition lists, abbreviations, admonitions and typographic quotes and
 * dashes. Thread-safe.
 */
public final class Markdown {
  private static final List<Extension> SYNTAX =
      List.of(
          new TableParagraphs(),
          new Strikethroughs(),
          TaskListExtension.create(),
          DefinitionExtension.create(),
          TypographicExtension.create(),
          new Abbreviations());
  private static final Markdown SHARED = new Markdown();

  private final Parser parser;
  private final HtmlRenderer renderer;
  private final HtmlRenderer inlineRenderer;

  private Markdown() {
    parser = parser();
    renderer =
        renderer(
            options().set(HtmlRenderer.SOURCE_POSITION_ATTRIBUTE, RenderedHtml.PLACE_ATTRIBUTE));
    inlineRenderer = renderer(options());
  }

  private static Parser parser() {
    List<Extension> parsed = new ArrayList<>(SYNTAX);
    parsed.add(FootnoteExtension.create());
    return commonMark(Parser.builder(options()))
        // Added before the extensions, because abbreviations and quotes are processed after it.
        .postProcessorFactory(new BareLinks())
        .extensions(parsed)
        .customBlockParserFactory(new Admonitions())
        .customInlineParserFactory(LinearInlineParser::new)
        .blockPreProcessorFactory(new LongParagraphs.Factory())
        // flexmark adds this only to its default inline parser.
        .paragraphPreProcessorFactory(new ReferencePreProcessorFactory())
        .build();
  }

  // The parsers of the current edition of CommonMark; flexmark follows an older one.
  private static Parser.Builder commonMark(Parser.Builder builder) {
    return builder
        .customBlockParserFactory(new HeadingBlocks())
        .customBlockParserFactory(new Fences())
        .customBlockParserFactory(new HtmlBlocks())
        .customBlockParserFactory(new EndMarkers())
        .blockPreProcessorFactory(new HeadingReferences())
        .blockPreProcessorFactory(new ForeignBlocks());
  }

  private static HtmlRenderer renderer(MutableDataSet options) {
    return HtmlRenderer.builder(options)
        .extensions(SYNTAX)
        .nodeRendererFactory(unused -> new HtmlNodeRenderers())
        .build();
  }

  /** Returns the renderer of this process. */
  public static Markdown shared() {
    return SHARED;
  }

  private static MutableDataSet options() {
    return new MutableDataSet()
        .set(Parser.HEADING_PARSER, false)
        .set(Parser.FENCED_CODE_BLOCK_PARSER, false)
        .set(Parser.HTML_BLOCK_PARSER, false)
        .set(HtmlRenderer.PERCENT_ENCODE_URLS, true)
        .set(HtmlRenderer.INDENT_SIZE, 0)
        // Links with forbidden schemes are removed later, by the sanitizer, which reports them.
        .set(HtmlRenderer.SUPPRESSED_LINKS, "(?!)")
        .set(HtmlRenderer.GENERATE_HEADER_ID, false)
        .set(HtmlRenderer.RENDER_HEADER_ID, false)
        .set(TablesExtension.COLUMN_SPANS, false)
        // Without this, each parse reads icons from the jar of the library.
        .set(AdmonitionExtension.TYPE_SVG_MAP, Map.of())
        // These marks are operators of programming languages more often than quotation marks.
        .set(TypographicExtension.ANGLE_QUOTE_OPEN, "&lt;&lt;")
        .set(TypographicExtension.ANGLE_QUOTE_CLOSE, "&gt;&gt;");
  }

  /**
   * Renders a text as HTML.
   *
   * @param language the language whose quotation marks are used
   * @param nonce a word that the text does not contain
   * @throws LimitException if the text exceeds a limit
   */
  public RenderedHtml render(String text, String language, String nonce, Limits limits) {
    Document document = parser.parse(text);
    List<FootnoteBlock> definitions = AstLimits.check(document, limits);
    document.set(RenderedHtml.NONCE, nonce);
    document.set(MdxComponents.KEY, MdxComponents.of(document));
    document.set(QuotationMarks.KEY, QuotationMarks.of(language));
    FootnoteNumbers numbers = new FootnoteNumbers();
    document.set(FootnoteNumbers.KEY, numbers);
    String body = renderer.render(document);
    List<String> notes = new ArrayList<>();
    while (notes.size() < numbers.notes().size()) {
      notes.add(renderer.render(numbers.notes().get(notes.size())));
    }
    return new RenderedHtml(body, notes, nearMisses(document, definitions, numbers));
  }

  private static List<NearMiss> nearMisses(
      Document document, List<FootnoteBlock> definitions, FootnoteNumbers numbers) {
    List<NearMiss> nearMisses = NearMiss.KEY.get(document);
    for (FootnoteBlock note : definitions) {
      if (!numbers.isReferenced(note)) {
        FootnoteRepository known = FootnoteExtension.FOOTNOTES.get(document);
        String name = note.getText().toString();
        boolean isRepeated = known.get(known.normalizeKey(note.getText())) != note;
        NearMiss.Kind kind = isRepeated ? NearMiss.Kind.NOTE_REPEATED : NearMiss.Kind.NOTE_UNUSED;
        nearMisses.add(new NearMiss(kind, name, note.getStartOffset()));
      }
    }
    nearMisses.sort(Comparator.comparingInt(NearMiss::offset));
    return nearMisses;
  }

  /** Renders a line of Markdown, such as a caption, as HTML without a paragraph around it. */
  public String inline(String text, String language) {
    Document document = parser.parse(text.replace('\n', ' ').strip());
    document.set(QuotationMarks.KEY, QuotationMarks.of(language));
    String html = inlineRenderer.render(document).strip();
    boolean isParagraph = html.startsWith("<p") && html.endsWith("</p>");
    return isParagraph
        ? html.substring(html.indexOf('>') + 1, html.length() - "</p>".length())
        : html;
  }
}
