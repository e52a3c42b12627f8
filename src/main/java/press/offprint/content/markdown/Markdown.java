package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.admonition.AdmonitionExtension;
import com.vladsch.flexmark.ext.definition.DefinitionExtension;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteLinkRefProcessor;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteRepository;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.ext.typographic.TypographicExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.InlineParserFactory;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.ReferencePreProcessorFactory;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.misc.Extension;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import press.offprint.content.markdown.block.EndMarkers;
import press.offprint.content.markdown.block.Fences;
import press.offprint.content.markdown.block.FootnoteDefinitions;
import press.offprint.content.markdown.block.ForeignBlocks;
import press.offprint.content.markdown.block.HeadingBlocks;
import press.offprint.content.markdown.block.HtmlBlocks;
import press.offprint.content.markdown.block.Imports;
import press.offprint.content.markdown.block.TableParagraphs;
import press.offprint.content.markdown.block.ThematicBreaks;
import press.offprint.content.markdown.container.ContainerExtension;
import press.offprint.content.markdown.dialect.UnreadSyntaxReport;
import press.offprint.content.markdown.formula.FormulaExtension;
import press.offprint.content.markdown.formula.MathReading;
import press.offprint.content.markdown.inline.Strikethroughs;
import press.offprint.content.markdown.limit.AstLimits;
import press.offprint.content.markdown.limit.LimitException;
import press.offprint.content.markdown.limit.MeteredText;
import press.offprint.content.markdown.limit.NestingLimit;
import press.offprint.content.markdown.mdx.Mdx;
import press.offprint.content.markdown.note.NoteExtension;
import press.offprint.content.markdown.reference.ReferenceExtension;
import press.offprint.content.markdown.syntax.NearMiss;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.model.settings.Limits;

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
          new FormulaExtension(),
          new NoteExtension(),
          new ContainerExtension(),
          new ReferenceExtension(),
          new Abbreviations());
  // The parsers of the other readings are made when they are needed first.
  private static final Map<Reading, Markdown> SHARED = new ConcurrentHashMap<>();

  private final Reading reading;
  private final Parser parser;
  private final Parser blocks;
  private final HtmlRenderer renderer;
  private final HtmlRenderer inlineRenderer;

  private Markdown(Reading reading) {
    this.reading = reading;
    parser = parser(LinearInlineParser::new);
    blocks = parser(BlocksOnly::new);
    renderer =
        renderer(
            options().set(HtmlRenderer.SOURCE_POSITION_ATTRIBUTE, RenderedHtml.PLACE_ATTRIBUTE));
    inlineRenderer = renderer(options());
  }

  private Parser parser(InlineParserFactory inlines) {
    MutableDataSet options =
        options()
            .set(MathReading.KEY, reading.maths())
            .set(ReferenceExtension.CITATIONS, reading.citations())
            .set(Mdx.KEY, reading.mdx())
            .set(Parser.INDENTED_CODE_BLOCK_PARSER, !reading.mdx());
    return commonMark(Parser.builder(options))
        // Added before the extensions, because abbreviations and quotes are processed after it.
        .postProcessorFactory(new BareLinks())
        .extensions(SYNTAX)
        .customBlockParserFactory(new Admonitions())
        .customBlockParserFactory(new FootnoteDefinitions())
        .linkRefProcessorFactory(new FootnoteLinkRefProcessor.Factory())
        .customInlineParserFactory(inlines)
        .blockPreProcessorFactory(new LongParagraphs.Factory())
        // flexmark adds this only to its default inline parser.
        .paragraphPreProcessorFactory(new ReferencePreProcessorFactory())
        .paragraphPreProcessorFactory(new Imports())
        .build();
  }

  // The parsers of the current edition of CommonMark; flexmark follows an older one.
  private static Parser.Builder commonMark(Parser.Builder builder) {
    return builder
        .customBlockParserFactory(new NestingLimit())
        .customBlockParserFactory(new HeadingBlocks())
        .customBlockParserFactory(new Fences())
        .customBlockParserFactory(new HtmlBlocks())
        .customBlockParserFactory(new ThematicBreaks())
        .customBlockParserFactory(new EndMarkers())
        .blockPreProcessorFactory(new HeadingReferences())
        .blockPreProcessorFactory(new ForeignBlocks());
  }

  /** Returns a document whose paragraphs are not parsed. */
  Document parseBlocks(BasedSequence text) {
    return blocks.parse(text);
  }

  /** A parser that leaves paragraphs as they are, for the structure of blocks. */
  private static final class BlocksOnly extends LinearInlineParser {
    BlocksOnly(
        DataHolder options,
        BitSet special,
        BitSet delimiters,
        Map<Character, DelimiterProcessor> processors,
        LinkRefProcessorData references,
        List<InlineParserExtensionFactory> extensions) {
      super(options, special, delimiters, processors, references, extensions);
    }

    @Override
    public void parse(BasedSequence content, Node node) {
      // The inlines of a paragraph are parsed after shortcodes are expanded.
    }
  }

  private static HtmlRenderer renderer(MutableDataSet options) {
    return HtmlRenderer.builder(options)
        .extensions(SYNTAX)
        .nodeRendererFactory(unused -> new HtmlNodeRenderers())
        .nodeRendererFactory(unused -> new RawHtmlRenderers())
        .build();
  }

  /** The texts that a parser reads as formulas and as citations, and if elements are of MDX. */
  private record Reading(MathReading maths, boolean citations, boolean mdx) {}

  /** Returns the renderer of this process. */
  public static Markdown shared() {
    return shared(MathReading.AUTO, false, false);
  }

  /**
   * Returns the renderer of this process for a reading of formulas.
   *
   * @param citations true if the text may cite sources
   * @param mdx true for a text of MDX
   */
  public static Markdown shared(MathReading maths, boolean citations, boolean mdx) {
    return SHARED.computeIfAbsent(new Reading(maths, citations, mdx), Markdown::new);
  }

  static MutableDataSet options() {
    return new MutableDataSet()
        .set(Parser.HEADING_PARSER, false)
        .set(Parser.THEMATIC_BREAK_PARSER, false)
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
        // MkDocs has none, and a line that continued one would lose its indentation.
        .set(AdmonitionExtension.ALLOW_LAZY_CONTINUATION, false)
        // These marks are operators of programming languages more often than quotation marks.
        .set(TypographicExtension.ANGLE_QUOTE_OPEN, "&lt;&lt;")
        .set(TypographicExtension.ANGLE_QUOTE_CLOSE, "&gt;&gt;");
  }

  /**
   * Renders the text of an article and its footnotes as HTML.
   *
   * @param language the language whose quotation marks are used
   * @throws LimitException if the text exceeds a limit
   */
  public RenderedHtml render(String text, String language, RenderSession session, Limits limits) {
    Document document = document(text, language, session);
    List<FootnoteBlock> definitions = AstLimits.check(document, limits, session.inserted());
    String body = renderer.render(document);
    List<String> notes = new ArrayList<>();
    List<Node> numbered = session.numbers().notes();
    while (notes.size() < numbered.size()) {
      Node note = numbered.get(notes.size());
      notes.add((note.getDocument() == document ? renderer : inlineRenderer).render(note));
    }
    reportNotes(document, definitions, session);
    List<NearMiss> nearMisses = new ArrayList<>(session.nearMisses());
    nearMisses.sort(Comparator.comparingInt(NearMiss::offset));
    return new RenderedHtml(body, notes, nearMisses, session.findings(), session.clusters());
  }

  /**
   * Renders a text that an article embeds. Its footnotes become those of the session, and are
   * rendered with the article.
   *
   * @throws LimitException if the text exceeds a limit
   */
  public String embedded(String text, String language, RenderSession session, Limits limits) {
    Document document = document(text, language, session);
    List<FootnoteBlock> definitions = AstLimits.check(document, limits, session.inserted());
    String html = inlineRenderer.render(document);
    reportNotes(document, definitions, session);
    return html;
  }

  private Document document(String text, String language, RenderSession session) {
    Document document = parser.parse(MeteredText.of(text));
    ReferenceExtension.takeCaptions(document);
    ContainerExtension.complete(document);
    ReferenceExtension.complete(document);
    FormulaExtension.complete(document);
    NoteExtension.complete(document);
    UnreadSyntaxReport.report(document, text, session);
    document.set(RenderSession.KEY, session);
    document.set(MdxComponents.KEY, MdxComponents.of(document));
    document.set(QuotationMarks.KEY, QuotationMarks.of(language));
    return document;
  }

  private static void reportNotes(
      Document document, List<FootnoteBlock> definitions, RenderSession session) {
    LinearInlineParser.NEAR_MISSES.get(document).forEach(session::add);
    for (FootnoteBlock note : definitions) {
      if (!session.numbers().isReferenced(note)) {
        FootnoteRepository known = FootnoteExtension.FOOTNOTES.get(document);
        String name = note.getText().toString();
        boolean isRepeated = known.get(known.normalizeKey(note.getText())) != note;
        NearMiss.Kind kind = isRepeated ? NearMiss.Kind.NOTE_REPEATED : NearMiss.Kind.NOTE_UNUSED;
        session.add(new NearMiss(kind, name, note.getStartOffset()));
      }
    }
  }

  /** Renders a line of Markdown, such as a caption, as HTML without a paragraph around it. */
  public String inline(String text, String language, RenderSession session) {
    Document document = document(text.replace('\n', ' ').strip(), language, session);
    String html = inlineRenderer.render(document).strip();
    boolean isParagraph = html.startsWith("<p") && html.endsWith("</p>");
    return isParagraph
        ? html.substring(html.indexOf('>') + 1, html.length() - "</p>".length())
        : html;
  }
}
