package press.offprint.content.xhtml.tree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import press.offprint.content.backmatter.PostGlossary;
import press.offprint.content.citation.CitationFiles;
import press.offprint.content.citation.CitationLibrary;
import press.offprint.content.citation.PostCitations;
import press.offprint.content.markdown.limit.InsertedText;
import press.offprint.content.resource.ResourceResolver;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.shortcode.expansion.Placeholders;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.remote.PageHosts;
import press.offprint.model.settings.Limits;
import press.offprint.model.settings.SyntaxSettings;

/** The context of the post {@code posts/hello.md} on a site with one other post and one file. */
public final class SampleContext {
  private static final Map<String, Bytes> FILES = Map.of("posts/notes.txt", Bytes.utf8("Notes\n"));
  private static final Map<String, String> POSTS =
      Map.of("other.md", "/posts/other/", "two words.md", "/posts/two-words/");

  private static final CitationFiles SOURCES =
      new CitationFiles(SampleContext::read, Limits.DEFAULT);

  private SampleContext() {}

  public static BodyContext create() {
    BodyInputs inputs =
        new BodyInputs(
            ArticleTools.create(),
            Limits.DEFAULT,
            new ResourceResolver(Limits.DEFAULT, SampleContext::read, "posts/hello.md"),
            reference -> Optional.ofNullable(POSTS.get(reference)),
            "Hello",
            "en",
            "/posts/hello/",
            PageHosts.NONE,
            false,
            false,
            new PostCitations(
                Map.of(), "posts/hello.md", SyntaxSettings.AUTO, SOURCES, new CitationLibrary()),
            new PostGlossary(null, List.of(), "posts/hello.md", SOURCES),
            new InsertedText(Limits.DEFAULT),
            Map.of());
    return new BodyContext(inputs, new Placeholders("qnonce", List.of()));
  }

  /** Returns the parsed HTML in a {@code body} element. */
  public static Element parse(String html) {
    return Jsoup.parseBodyFragment(html).body();
  }

  /** Returns the codes of the reported problems in their order, joined by spaces. */
  public static String codes(BodyContext context) {
    return String.join(
        " ", context.problems().stream().map(Problem::code).map(Enum::name).toList());
  }

  private static ResourceSource.Lookup read(String path, int maxBytes) {
    return FILES.containsKey(path)
        ? new ResourceSource.Found(path, FILES.get(path))
        : new ResourceSource.Missing();
  }
}
