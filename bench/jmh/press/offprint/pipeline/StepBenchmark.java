package press.offprint.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import press.offprint.content.ArticleReader;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.config.SiteConfigParser;
import press.offprint.content.xhtml.tree.ArticleTools;
import press.offprint.edition.Fonts;
import press.offprint.edition.ImageVariants;
import press.offprint.edition.epub.EpubEdition;
import press.offprint.edition.pdf.PdfEdition;
import press.offprint.edition.text.TextEdition;
import press.offprint.model.Article;
import press.offprint.model.Post;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.Site;
import press.offprint.model.bytes.Cache;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.pipeline.disk.asset.TemplateFiles;
import press.offprint.pipeline.font.FontDirectory;
import press.offprint.pipeline.font.HyphenationDirectory;
import press.offprint.template.Templates;

/**
 * The inner steps, each warm and alone: {@code mvn -Pjmh test-compile exec:exec@jmh}; {@code
 * -Djmh=pdf} for some of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 2)
public class StepBenchmark {
  private static final int WORDS_OF_A_PAGE = 330;

  /** The post's length on A4. */
  @Param("1")
  public int pages;

  private final Site site = SiteConfigParser.defaults();
  private ArticleTools tools;
  private Post post;
  private PostHeader header;
  private SiteIndex siteIndex;
  private Publication publication;
  private Publication newest;
  private PdfEdition pdf;
  private EpubEdition epub;
  private TextEdition text;
  private int counter;

  @Setup
  public void readOnce() throws IOException {
    String markdown = Words.post(pages * WORDS_OF_A_PAGE);
    // For whoever wants to make the same by other means.
    Path copy = Path.of("target", "bench", "steps", "pages-" + pages + ".md");
    Files.createDirectories(copy.getParent());
    Files.writeString(copy, markdown, StandardCharsets.UTF_8);
    post = Post.of("posts/steps.md", markdown);
    header = accepted(new FrontMatterReader(site).read(post));
    siteIndex = SiteIndex.of(List.of(header));
    tools = ArticleTools.create();
    Article article = read();
    publication = Publication.of(site, article);
    newest = new Publication(site, site.title(), "", List.of(article, article, article, article));
    Templates templates = new Templates(new TemplateFiles(Path.of("."), ""));
    Fonts fonts = FontDirectory.open(Path.of("target", "fonts"));
    pdf = new PdfEdition(templates, fonts, HyphenationDirectory.beside(Path.of("target", "fonts")));
    epub = new EpubEdition(
            templates, fonts, new ImageVariants(Cache.NONE), Cache.NONE, OutputBuffer.MEMORY);
    text = new TextEdition(templates, new ImageVariants(Cache.NONE));
  }

  private static <T> T accepted(ReadResult<T> reading) {
    return reading.accepted().orElseThrow();
  }

  @Benchmark
  public Article read() {
    return accepted(new ArticleReader(site, tools).read(post, header, siteIndex, StepBenchmark::nothing));
  }

  private static ResourceSource.Lookup nothing(String path, int maxBytes) {
    return new ResourceSource.Missing();
  }

  @Benchmark
  public Rendition html() {
    return text.render(publication, "html", "web/post.html", "index.html");
  }

  @Benchmark
  public Rendition pdf() {
    return pdf.render(publication);
  }

  @Benchmark
  public Rendition epub() {
    return epub.render(publication);
  }

  @Benchmark
  public Rendition feed() {
    return text.render(newest, "rss", "feeds/rss.xml", "feed.xml");
  }

  /** Code that was not seen before: what was seen is remembered. */
  @Benchmark
  public Optional<String> highlight() {
    return tools.highlighter().highlight("// " + counter++ + "\n" + Words.CODE, "rust");
  }

  /** Text of any length, always the same. */
  private static final class Words {
    static final String CODE =
        """
        /// Sets lines, and says how many were too long.
        pub fn set(lines: &[String], measure: usize) -> Result<usize, Error> {
            let mut long = 0;
            for (number, line) in lines.iter().enumerate() {
                if line.chars().count() > measure {
                    eprintln!("line {number} is too long: {line:?}");
                    long += 1; // not an error yet
                }
            }
            Ok(long)
        }
        """;

    private static final List<String> SENTENCES =
        List.of(
            "The compositor stands at the case and sets one letter after the other.",
            "A line that is too loose is opened again, and a word from the next one is taken in.",
            "Nobody reads a *proof* the way its author does, who sees what ought to be there.",
            "Ink, paper and pressure are three unknowns, and each of them changes with the weather.",
            "What is printed stays; what is [linked](https://example.org/errata) can still be mended.",
            "An offprint was the author's own copy of an article, handed to friends and rivals alike.");

    private static final Map<Integer, String> PIECES =
        Map.of(
            4, "## A heading after every fourth paragraph\n\n",
            7, "- one item of a list\n- another, with `code`\n- and the last one\n\n",
            9, "> A quotation that somebody found worth repeating.\n\n");

    static String post(int length) {
      StringBuilder out = new StringBuilder("---\ntitle: Steps\ndate: 2026-01-02\n---\n\n");
      int words = 0;
      for (int paragraph = 1; words < length; paragraph++) {
        for (int i = 0; i < 5; i++) {
          String sentence = SENTENCES.get((paragraph * 5 + i * i) % SENTENCES.size());
          out.append(sentence).append(i < 4 ? " " : "\n\n");
          words += sentence.split(" ", -1).length;
        }
        out.append(PIECES.getOrDefault(paragraph % 10, ""));
      }
      return out.toString();
    }

    private Words() {}
  }
}
