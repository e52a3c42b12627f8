package press.offprint.pipeline.migrate;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.json.Json;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.migrate.markup.HtmlToMarkdown;
import press.offprint.pipeline.migrate.markup.PostText;
import press.offprint.pipeline.migrate.source.SourceFolder;
import press.offprint.pipeline.migrate.source.SourceLimits;

/**
 * The reader of Ghost exports (JSON of version 1 to 5). Each post becomes Markdown at Ghost's
 * address {@code /slug/}.
 */
final class GhostReader implements SiteReader {
  @Override
  public void read(Path source, ImportedSite site) {
    SourceLimits limits = site.limits();
    int most = (int) Math.min(limits.fileBytes(), 512L << 20);
    String text =
        SourceFolder.text(
            source, new SourceLimits(1, limits.fileBytes(), limits.totalBytes(), most));
    Map<String, Object> data = data(source, text);
    Map<String, Map<String, Object>> tags = byId(data, "tags");
    Map<String, Map<String, Object>> users = byId(data, "users");
    Map<String, List<String>> tagsOf = joined(data, "posts_tags", "tag_id", tags, "name");
    Map<String, List<String>> authorsOf = joined(data, "posts_authors", "author_id", users, "name");
    settings(data, site);
    boolean pictures = false;
    for (Map<String, Object> post : rows(data, "posts")) {
      pictures |= post(post, tagsOf, authorsOf, users, site);
    }
    // Both sections keep Ghost's addresses, which have no folder.
    site.setting("permalinks", Map.of("posts", "/:slugorfilename/"));
    if (pictures) {
      site.report()
          .next(
              "Copy content/images of the Ghost server to static/content/images; the pictures are not"
                  + " in the export.");
    }
    if (!tags.isEmpty()) {
      site.report().without("addresses such as /tag/paper/", "terms are at /tags/paper/");
    }
    site.report().without("members, newsletters and themes", "they are not imported");
  }

  private static Map<String, Object> data(Path source, String text) {
    Object root;
    try {
      root = Json.read(text);
    } catch (IllegalArgumentException e) {
      throw new OffprintException(
          "Nothing was imported, because "
              + source
              + " is broken JSON: "
              + e.getMessage()
              + ". Export it again in Ghost.",
          e);
    }
    Map<String, Object> export = ConfigTree.asMap(root);
    if (export.get("db") instanceof List<?> list && !list.isEmpty()) {
      export = ConfigTree.asMap(list.get(0));
    }
    Map<String, Object> data = ConfigTree.asMap(export.get("data"));
    if (!(data.get("posts") instanceof List<?>)) {
      throw new OffprintException(
          source
              + " is no export of Ghost: it has no list of posts. Name the JSON file of Settings >"
              + " Export.");
    }
    return data;
  }

  private static List<Map<String, Object>> rows(Map<String, Object> data, String table) {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (data.get(table) instanceof List<?> list) {
      list.forEach(row -> rows.add(ConfigTree.asMap(row)));
    }
    return rows;
  }

  private static Map<String, Map<String, Object>> byId(Map<String, Object> data, String table) {
    Map<String, Map<String, Object>> all = new HashMap<>();
    rows(data, table).forEach(row -> all.put(text(row, "id"), row));
    return all;
  }

  private static Map<String, List<String>> joined(
      Map<String, Object> data,
      String table,
      String key,
      Map<String, Map<String, Object>> others,
      String field) {
    Map<String, List<String>> all = new HashMap<>();
    for (Map<String, Object> row : rows(data, table)) {
      String name = text(others.getOrDefault(text(row, key), Map.of()), field);
      if (!name.isEmpty()) {
        all.computeIfAbsent(text(row, "post_id"), id -> new ArrayList<>()).add(name);
      }
    }
    return all;
  }

  private static void settings(Map<String, Object> data, ImportedSite site) {
    Map<String, String> settings = new LinkedHashMap<>();
    rows(data, "settings").forEach(row -> settings.put(text(row, "key"), text(row, "value")));
    site.setting("title", settings.get("title"));
    site.setting("description", settings.get("description"));
    ForeignSettings.language(
        site, settings.getOrDefault("locale", settings.getOrDefault("lang", "")));
    ForeignSettings.baseUrl(site, settings.getOrDefault("url", ""));
    String navigation = settings.getOrDefault("navigation", "");
    if (navigation.startsWith("[")) {
      menu(site, navigation);
    }
  }

  private static void menu(ImportedSite site, String navigation) {
    List<Map<String, Object>> entries = new ArrayList<>();
    try {
      if (Json.read(navigation) instanceof List<?> list) {
        for (Object each : list) {
          Map<String, Object> entry = ConfigTree.asMap(each);
          Map<String, Object> item = new LinkedHashMap<>();
          item.put("name", text(entry, "label"));
          item.put("url", text(entry, "url").replace("__GHOST_URL__", ""));
          item.put("weight", entries.size() + 1);
          entries.add(item);
        }
      }
    } catch (IllegalArgumentException e) {
      site.report().without("the navigation " + navigation, "it is broken JSON");
    }
    if (!entries.isEmpty()) {
      site.setting("menus", Map.of("main", entries));
    }
  }

  // Returns true if a picture of the Ghost server is shown.
  private static boolean post(
      Map<String, Object> row,
      Map<String, List<String>> tagsOf,
      Map<String, List<String>> authorsOf,
      Map<String, Map<String, Object>> users,
      ImportedSite site) {
    String id = text(row, "id");
    String slug = text(row, "slug");
    String html = text(row, "html").replace("__GHOST_URL__", "");
    String cover = text(row, "feature_image").replace("__GHOST_URL__", "");
    boolean page = text(row, "type").equals("page") || text(row, "page").matches("1|true");
    String author = text(users.getOrDefault(text(row, "author_id"), Map.of()), "name");
    List<String> authors =
        authorsOf.getOrDefault(id, author.isEmpty() ? List.of() : List.of(author));
    String name = PostText.fileName(slug, "post-" + id);
    PostText post =
        new PostText()
            .put("title", text(row, "title").isEmpty() ? "Untitled" : text(row, "title"))
            .put(
                "date",
                date(row, "published_at").isEmpty()
                    ? date(row, "created_at")
                    : date(row, "published_at"))
            .put("lastmod", date(row, "updated_at"))
            .put("description", text(row, "meta_description"))
            .put("summary", text(row, "custom_excerpt"))
            .put("authors", authors)
            .put(
                "tags",
                tagsOf.getOrDefault(id, List.of()).stream()
                    .filter(t -> !t.startsWith("#"))
                    .toList())
            .put("slug", name.equals(slug) ? "" : slug)
            .put("cover", cover)
            .put("draft", !text(row, "status").equals("published"));
    String file = page ? name + ".md" : "posts/" + name + ".md";
    String plain = text(row, "markdown").isEmpty() ? text(row, "plaintext") : text(row, "markdown");
    String written =
        site.write(file, post.with(html.isEmpty() ? plain : HtmlToMarkdown.convert(html)));
    if (html.isEmpty() && !plain.isEmpty() && text(row, "markdown").isEmpty()) {
      site.report()
          .changed(written, "the export has its plain text only; headings and links are lost");
    }
    return (html + cover).contains("/content/images/");
  }

  private static String text(Map<String, Object> row, String key) {
    Object value = row.get(key);
    return value == null || value instanceof Map<?, ?> || value instanceof List<?>
        ? ""
        : value.toString();
  }

  // Old exports hold milliseconds since 1970.
  private static String date(Map<String, Object> row, String key) {
    String written = text(row, key);
    try {
      return written.matches("-?\\d{6,14}")
          ? Instant.ofEpochMilli(Long.parseLong(written)).toString()
          : written;
    } catch (DateTimeException e) {
      return "";
    }
  }
}
