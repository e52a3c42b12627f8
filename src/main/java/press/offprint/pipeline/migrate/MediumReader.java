package press.offprint.pipeline.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.migrate.markup.HtmlToMarkdown;
import press.offprint.pipeline.migrate.markup.PostText;
import press.offprint.pipeline.migrate.source.SourceArchive;
import press.offprint.pipeline.migrate.source.SourceFolder;

/**
 * The reader of Medium exports: an archive or a folder with {@code posts/*.html}. Each post becomes
 * Markdown; its address at Medium is an alias.
 */
final class MediumReader implements SiteReader {
  private static final Pattern NAME =
      Pattern.compile("(?:draft_|(\\d{4}-\\d{2}-\\d{2})_)(.*?)(?:-+([0-9a-f]{8,14}))?\\.html");

  @Override
  public void read(Path source, ImportedSite site) {
    if (SourceArchive.isArchive(source)) {
      Path unpacked = site.scratch();
      SourceArchive.unpack(source, unpacked, site.limits());
      readFolder(source, SourceFolder.of(unpacked, site.limits()), site);
      site.deleteScratch();
    } else {
      readFolder(source, SourceFolder.of(source, site.limits()), site);
    }
  }

  private static void readFolder(Path source, SourceFolder folder, ImportedSite site) {
    int remote = 0;
    int found = 0;
    for (String name : folder.names()) {
      String file = name.substring(name.lastIndexOf('/') + 1);
      boolean inPosts = name.startsWith("posts/") || name.contains("/posts/") || name.equals(file);
      if (inPosts && NAME.matcher(file).matches()) {
        found++;
        remote += post(folder.text(name), file, site);
      }
    }
    if (found == 0) {
      throw new OffprintException(
          source
              + " holds no posts/*.html. Name the archive of Settings > Download your information in"
              + " Medium.");
    }
    if (remote > 0) {
      site.report()
          .without(
              remote + " pictures on Medium's servers",
              "save them beside the posts, because pages load nothing from elsewhere");
    }
    site.report().without("claps, responses, lists and profile", "they are not imported");
  }

  // Returns the number of pictures that lie elsewhere.
  private static int post(String html, String file, ImportedSite site) {
    Document page = Jsoup.parse(html);
    page.outputSettings().prettyPrint(false);
    Matcher name = NAME.matcher(file);
    Element body = page.selectFirst("section[data-field=body], .e-content");
    if (body == null || !name.matches()) {
      site.report().without(file, "it has no text");
      return 0;
    }
    String title = text(page, "h1.p-name, title");
    String subtitle = text(page, "section[data-field=subtitle], .p-summary");
    body.select("hr.section-divider").remove();
    Element first = body.selectFirst("h1, h2, h3, h4");
    if (first != null && first.text().strip().equals(title)) {
      first.remove();
    }
    Element time = page.selectFirst("time[datetime]");
    Element canonical = page.selectFirst("a.p-canonical[href], link[rel=canonical][href]");
    String slug = PostText.fileName(name.group(2).isEmpty() ? title : name.group(2), "post");
    PostText post =
        new PostText()
            .put("title", title.isEmpty() ? "Untitled" : title)
            .put("description", subtitle.equals(title) ? "" : subtitle)
            .put("date", time == null ? name.group(1) : time.attr("datetime"))
            .put("author", text(page, "a.p-author"))
            .put("aliases", alias(canonical))
            .put("draft", file.toLowerCase(Locale.ROOT).startsWith("draft_"));
    site.write("posts/" + slug + ".md", post.with(HtmlToMarkdown.convert(body)));
    return body.select("img[src^=http]").size();
  }

  private static List<String> alias(Element canonical) {
    String path =
        canonical == null
            ? ""
            : canonical.attr("href").replaceFirst("^https?://[^/]*", "").replaceFirst("[?#].*", "");
    return path.replace("/", "").isEmpty() ? List.of() : List.of(path);
  }

  private static String text(Document page, String selector) {
    Element found = page.selectFirst(selector);
    return found == null ? "" : found.text().strip();
  }
}
