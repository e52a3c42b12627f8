package press.offprint.edition.epub;

import java.util.List;
import press.offprint.Examples;
import press.offprint.model.Article;

/** An article that is long enough to be split into chapters. */
public final class LongArticle {
  private LongArticle() {}

  /**
   * Returns three parts with notes and links between them, and a heading at which the article must
   * not be split.
   */
  public static Article make() {
    String filler = "<p>" + "Words, and more of them, a > b. ".repeat(3500) + "</p>\n";
    String body =
        "<p>Begin.<sup class=\"noteref\"><a class=\"noteref\" id=\"fnref-1\" href=\"#fn-1\""
            + " role=\"doc-noteref\">1</a></sup> <a href=\"#second\">onwards</a></p>\n"
            + "<h2 id=\"first\">First</h2>\n"
            + filler
            + "<blockquote><h2 id=\"quoted\">Quoted</h2></blockquote>\n"
            + "<h2 id=\"second\">Second</h2>\n"
            + filler
            + "<h3 id=\"below\">Below</h3><p>See <a href=\"#first\">before</a>.<sup"
            + " class=\"noteref\"><a class=\"noteref\" id=\"fnref-2\" href=\"#fn-2\""
            + " role=\"doc-noteref\">2</a></sup><sup class=\"noteref\"><a class=\"noteref\""
            + " id=\"fnref-1-2\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup></p>\n";
    body = body.replace("a > b", "a &gt; b");
    return Examples.article(
        Examples.metadata("Long", "en"),
        body,
        EpubSamples.headings(body),
        List.of(EpubSamples.note(1, "<p>One.</p>"), EpubSamples.note(2, "<p>Two.</p>")));
  }
}
