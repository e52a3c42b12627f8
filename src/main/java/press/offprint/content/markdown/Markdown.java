package press.offprint.content.markdown;

import com.vladsch.flexmark.ext.admonition.AdmonitionExtension;
import com.vladsch.flexmark.ext.definition.DefinitionExtension;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteRepository;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
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
import java.util.stream.Stream;
import press.offprint.model.Limits;

/**
 * CommonMark 0.31.2 with GitHub's tables, strikethrough, task lists and autolinks, footnotes,
 * definition lists, abbreviations, admonitions and typographic quotes and dashes. Thread-safe.
 */
public final class Markdown {
  private static final List<Extension> PLAIN =
      List.of(
          StrikethroughExtension.create(),
          TaskListExtension.create(),
          DefinitionExtension.create(),
          TypographicExtension.create(),
          new Abbreviations());
  private static final List<Extension> SYNTAX =
      Stream.concat(Stream.of(TablesExtension.create()), PLAIN.stream()).toList();
  private static final Markdown SHARED = new Markdown();

  private final Parser plain;
  private final Parser tables;
  private final HtmlRenderer renderer;
  private final HtmlRenderer inlineRenderer;

  private Markdown() {
    plain = parser(PLAIN);
    tables = parser(SYNTAX);
    renderer =
        renderer(
            options().set(HtmlRenderer.SOURCE_POSITION_ATTRIBUTE, RenderedHtml.PLACE_ATTRIBUTE));
    inlineRenderer = renderer(options());
  }

  private static Parser parser(List<Extension> syntax) {
    List<Extension> parsed = new ArrayList<>(syntax);
    parsed.add(FootnoteExtension.create());
    return Parser.builder(options())
        // Before the extensions, for abbreviations and quotes come after it.
        .postProcessorFactory(new BareLinks())
        .extensions(parsed)
        .customBlockParserFactory(new Admonitions())
        .customInlineParserFactory(LinearInlineParser::new)
        .blockPreProcessorFactory(new LongParagraphs.Factory())
        // Goes with the inline parser that flexmark takes by itself.
        .paragraphPreProcessorFactory(new ReferencePreProcessorFactory())
        .build();
  }

  // Made for each text, what looks for tables compiles its expressions: not where no bar is.
  private Document parse(String text) {
    return (text.indexOf('|') < 0 ? plain : tables).parse(text);
  }

  private static HtmlRenderer renderer(MutableDataSet options) {
    return HtmlRenderer.builder(options)
        .extensions(SYNTAX)
        .nodeRendererFactory(any -> new HtmlNodeRenderers())
        .build();
  }

  /** The one of this process. */
  public static Markdown shared() {
    return SHARED;
  }

  private static MutableDataSet options() {
    return new MutableDataSet()
        .set(HtmlRenderer.PERCENT_ENCODE_URLS, true)
        .set(HtmlRenderer.INDENT_SIZE, 0)
        // What is not published is taken out where it is also told of.
        .set(HtmlRenderer.SUPPRESSED_LINKS, "(?!)")
        .set(HtmlRenderer.GENERATE_HEADER_ID, false)
        .set(HtmlRenderer.RENDER_HEADER_ID, false)
        .set(TablesExtension.MIN_SEPARATOR_DASHES, 1)
        .set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true)
        .set(TablesExtension.COLUMN_SPANS, false)
        .set(TablesExtension.WITH_CAPTION, false)
        .set(TablesExtension.APPEND_MISSING_COLUMNS, true)
        // Else each parse reads the icons from the library's jar.
        .set(AdmonitionExtension.TYPE_SVG_MAP, Map.of())
        // Shifts and streams are written with these more often than quotes are.
        .set(TypographicExtension.ANGLE_QUOTE_OPEN, "&lt;&lt;")
        .set(TypographicExtension.ANGLE_QUOTE_CLOSE, "&gt;&gt;");
  }

  /**
   * Renders a text.
   *
   * @param language whose quotation marks are meant
   * @param nonce a word that the text does not contain
   * @throws LimitException where the text would take too much
   */
  public RenderedHtml render(String text, String language, String nonce, Limits limits) {
    Document document = parse(text);
    List<FootnoteBlock> written = AstLimits.check(document, limits);
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
    return new RenderedHtml(body, notes, slips(document, written, numbers));
  }

  private static List<NearMiss> slips(
      Document document, List<FootnoteBlock> written, FootnoteNumbers numbers) {
    List<NearMiss> nearMisses = NearMiss.KEY.get(document);
    for (FootnoteBlock note : written) {
      if (!numbers.have(note)) {
        FootnoteRepository known = FootnoteExtension.FOOTNOTES.get(document);
        String name = note.getText().toString();
        boolean repeated = known.get(known.normalizeKey(note.getText())) != note;
        NearMiss.Kind kind = repeated ? NearMiss.Kind.NOTE_REPEATED : NearMiss.Kind.NOTE_UNUSED;
        nearMisses.add(new NearMiss(kind, name, note.getStartOffset()));
      }
    }
    nearMisses.sort(Comparator.comparingInt(NearMiss::offset));
    return nearMisses;
  }

  /** Renders a line of Markdown, such as a caption, without a paragraph around it. */
  public String inline(String text, String language) {
    Document document = parse(text.replace('\n', ' ').strip());
    document.set(QuotationMarks.KEY, QuotationMarks.of(language));
    String html = inlineRenderer.render(document).strip();
    boolean paragraph = html.startsWith("<p") && html.endsWith("</p>");
    return paragraph
        ? html.substring(html.indexOf('>') + 1, html.length() - "</p>".length())
        : html;
  }
}
