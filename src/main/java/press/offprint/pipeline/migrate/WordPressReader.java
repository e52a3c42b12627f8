package press.offprint.pipeline.migrate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.migrate.markup.HtmlText;
import press.offprint.pipeline.migrate.markup.PostText;
import press.offprint.pipeline.migrate.markup.WordPressText;
import press.offprint.pipeline.migrate.source.SafeXml;

/**
 * The reader of WordPress exports (WXR, an RSS 2.0 file). Each post and page becomes Markdown with
 * its address as {@code url}; pictures are not in the export.
 */
final class WordPressReader implements SiteReader {
  private static final Set<String> FIELDS =
      Set.of(
          "title",
          "link",
          "creator",
          "post_id",
          "post_date",
          "post_date_gmt",
          "post_name",
          "status",
          "post_type",
          "content:encoded",
          "excerpt:encoded");

  private final Map<String, Integer> others = new TreeMap<>();
  private boolean hasUploads;
  private int items;

  @Override
  public void read(Path source, ImportedSite site) {
    if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
      throw new OffprintException(
          source + " is not a file. Name the XML file of Tools > Export in WordPress.");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source))) {
      if (Files.size(source) > site.limits().fileBytes()) {
        throw new OffprintException(
            source
                + " is larger than "
                + site.limits().fileBytes()
                + " bytes. Export fewer posts.");
      }
      XMLStreamReader xml = SafeXml.reader(in);
      channel(xml, source, site);
    } catch (XMLStreamException | IOException e) {
      throw SafeXml.broken(source, e);
    }
    others.forEach(
        (type, count) ->
            site.report()
                .without(count + " items of the type " + type, "write them as posts or pages"));
    if (hasUploads) {
      site.report()
          .next(
              "Copy the folder wp-content/uploads of the old server to static/wp-content/uploads;"
                  + " the pictures are not in the export.");
    }
    site.report().without("comments", "they are not imported");
  }

  private void channel(XMLStreamReader xml, Path source, ImportedSite site)
      throws XMLStreamException, IOException {
    boolean rss = false;
    Map<String, String> about = new LinkedHashMap<>();
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String name = xml.getLocalName();
      if (name.equals("rss")) {
        rss = true;
      } else if (!rss) {
        throw new OffprintException(
            source
                + " is no export of WordPress: its root is not rss. Name the XML file of Tools > Export.");
      } else if (name.equals("item")) {
        item(xml, site, about.getOrDefault("base_blog_url", about.getOrDefault("link", "")));
      } else if (Set.of("title", "link", "description", "language", "base_blog_url")
          .contains(name)) {
        about.putIfAbsent(name, SafeXml.text(xml, site.limits().textBytes()).strip());
      }
    }
    site.setting("title", about.get("title"));
    site.setting("description", about.get("description"));
    ForeignSettings.language(site, about.getOrDefault("language", ""));
    ForeignSettings.baseUrl(
        site, about.getOrDefault("base_blog_url", about.getOrDefault("link", "")));
  }

  private void item(XMLStreamReader xml, ImportedSite site, String base)
      throws XMLStreamException, IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    List<String> categories = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    if (++items > site.limits().files()) {
      throw new IOException("more than " + site.limits().files() + " items");
    }
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (!xml.isStartElement()) {
        continue;
      }
      String local = xml.getLocalName();
      String name = local.equals("encoded") ? xml.getPrefix() + ":encoded" : local;
      String domain = String.valueOf(xml.getAttributeValue(null, "domain"));
      String text = SafeXml.text(xml, site.limits().textBytes());
      if (FIELDS.contains(name)) {
        fields.putIfAbsent(name, text.strip());
      } else if (local.equals("category")) {
        (domain.equals("post_tag")
                ? tags
                : domain.equals("category") ? categories : new ArrayList<String>())
            .add(text.strip());
      }
    }
    categories.remove("Uncategorized");
    String type = fields.getOrDefault("post_type", "post");
    if (type.equals("post") || type.equals("page")) {
      post(site, fields, categories, tags, base);
    } else {
      others.merge(type, 1, Integer::sum);
    }
  }

  private void post(
      ImportedSite site,
      Map<String, String> fields,
      List<String> categories,
      List<String> tags,
      String base) {
    boolean page = fields.getOrDefault("post_type", "post").equals("page");
    String title = fields.getOrDefault("title", "");
    String status = fields.getOrDefault("status", "publish");
    String address = path(fields.getOrDefault("link", ""), base);
    String html = fields.getOrDefault("content:encoded", "");
    html = withLocalUploads(html, base);
    hasUploads |= html.contains("/wp-content/uploads/");
    String id = fields.getOrDefault("post_id", String.valueOf(items));
    String named = fields.getOrDefault("post_name", "");
    String name = PostText.fileName(named.isEmpty() ? title : named, "post-" + id);
    PostText post =
        new PostText()
            .put("title", title.isEmpty() ? "Untitled" : title)
            .put("date", date(fields))
            .put("author", fields.get("creator"))
            .put("categories", List.copyOf(categories))
            .put("tags", List.copyOf(tags))
            .put("summary", HtmlText.plain(fields.getOrDefault("excerpt:encoded", "")))
            .put("url", address)
            .put("draft", !status.equals("publish"));
    site.write((page ? name : "posts/" + name) + ".md", post.with(WordPressText.markdown(html)));
    if (status.equals("private")) {
      site.report().changed(name, "a private post is a draft");
    }
  }

  // A path from the root names a file in static/, also if the site is below a path.
  private static String withLocalUploads(String html, String base) {
    String address = base.replaceFirst("^https?:", "").replaceAll("/+$", "");
    return address.isEmpty()
        ? html
        : html.replaceAll("https?:" + Pattern.quote(address) + "(/wp-content/uploads/)", "$1");
  }

  // A draft has an address with a query only.
  private static String path(String link, String base) {
    String path =
        link.startsWith(base)
            ? link.substring(base.length())
            : link.replaceFirst("^https?://[^/]*", "");
    boolean usable = !path.contains("?") && !path.replace("/", "").isEmpty();
    return usable ? "/" + path.replaceAll("^/+", "") : "";
  }

  private static String date(Map<String, String> fields) {
    String utc = fields.getOrDefault("post_date_gmt", "");
    String local = fields.getOrDefault("post_date", "");
    boolean known = !utc.isEmpty() && !utc.startsWith("0000");
    String date = known ? utc.replace(' ', 'T') + "Z" : local.replace(' ', 'T');
    return date.startsWith("0000") ? "" : date;
  }
}
