package press.offprint.pipeline.migrate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.text.MarkdownFileName;
import press.offprint.pipeline.migrate.markup.PageText;
import press.offprint.pipeline.migrate.source.SourceFolder;

/**
 * The reader of Jekyll sites. Posts and pages in Markdown are copied; pages in HTML are converted
 * if they hold no Liquid. An {@code index.md} becomes an {@code _index.md}, which keeps the address
 * of its folder.
 */
final class JekyllReader implements SiteReader {
  private static final Set<String> FOLDERS =
      Set.of("_layouts", "_includes", "_sass", "_plugins", "_site");
  private static final Set<String> TOOL_FILES =
      Set.of(
          "gemfile",
          "gemfile.lock",
          "rakefile",
          "readme.md",
          "license",
          "license.md",
          "license.txt",
          "contributing.md",
          "code_of_conduct.md",
          "package.json",
          "package-lock.json",
          ".gitignore",
          ".ruby-version");
  // Files that Offprint makes itself.
  private static final Set<String> MADE =
      Set.of("feed.xml", "atom.xml", "sitemap.xml", "robots.txt", "index.html");

  @Override
  public void read(Path source, ImportedSite site) {
    SourceFolder folder = SourceFolder.of(source, site.limits());
    String name = folder.has("_config.yml") ? "_config.yml" : "_config.yaml";
    if (!folder.has(name)) {
      throw new OffprintException(
          source + " has no _config.yml. Name the folder of a Jekyll site.");
    }
    ConfigTree config = new ConfigTree(ConfigTree.parse(folder.file(name), folder.text(name)));
    JekyllCollections collections = JekyllCollections.of(config, site);
    ForeignSettings.describe(
        site,
        config,
        List.of("title", "name"),
        List.of("description", "tagline"),
        List.of("author.name", "author"),
        List.of("lang", "locale", "language"));
    ForeignSettings.baseUrl(site, address(config.text("url"), config.text("baseurl")));
    Set<String> pageFolders = files(site, folder, config, collections);
    permalinks(site, folder, config, collections, pageFolders);
    headingIds(site, config);
    String feed = config.text("feed.path").replaceFirst("^/", "");
    if (feed.matches("[\\w-]+\\.xml")) {
      Set<String> names = new LinkedHashSet<>(List.of(feed, "feed.xml"));
      site.setting("feed", Map.of("names", List.copyOf(names)));
    }
    int size = config.number("paginate", 0);
    if (size > 0) {
      site.setting("lists", Map.of("items", Math.min(size, 1_000)));
      String path = config.text("paginate_path");
      if (!path.endsWith("/page/:num/") && !path.endsWith("/page/:num")) {
        site.report()
            .without(
                "paginate_path: " + (path.isEmpty() ? "/page:num" : path),
                "further pages of a list are at /page/2/");
      }
    }
    if (!config.text("timezone").isEmpty()) {
      site.report()
          .without(
              "timezone: " + config.text("timezone"),
              "a date without a zone is in UTC; write the zone if the address holds the day");
    }
    for (String known :
        List.of(
            "markdown",
            "plugins",
            "gems",
            "theme",
            "remote_theme",
            "exclude",
            "include",
            "permalink",
            "highlighter",
            "future",
            "show_drafts")) {
      config.find(known);
    }
    ForeignSettings.report(site, config);
    folder.links().forEach(link -> site.report().without(link, "a link; copy the file itself"));
  }

  private static String address(String url, String base) {
    return url.isEmpty() ? "" : url.replaceAll("/+$", "") + "/" + base.replaceAll("^/+|/+$", "");
  }

  private static void headingIds(ImportedSite site, ConfigTree config) {
    String input = config.text("kramdown.input");
    boolean kramdown = List.of("", "kramdown").contains(config.text("markdown"));
    if (kramdown && !input.isEmpty() && !input.equalsIgnoreCase("GFM")) {
      site.setting("headingIds", "kramdown");
    }
  }

  private static void permalinks(
      ImportedSite site,
      SourceFolder folder,
      ConfigTree config,
      JekyllCollections collections,
      Set<String> pageFolders) {
    String written = config.text("permalink");
    String posts = collections.postsPattern().orElse(written.isEmpty() ? "date" : written);
    String pages = JekyllCollections.isFolderStyle(posts) ? "/:path/" : "/:path.html";
    Map<String, Object> patterns = new LinkedHashMap<>();
    boolean hasPosts =
        folder.names().stream()
            .anyMatch(name -> name.startsWith("_posts/") || name.contains("/_posts/"));
    if (hasPosts) {
      patterns.put("*", posts);
    }
    for (String page : pageFolders) {
      boolean both = folder.names().stream().anyMatch(name -> name.startsWith(page + "/_posts/"));
      if (both) {
        site.report()
            .without(
                page + "/ holds posts and pages",
                "give each page its address with permalink: in its front matter");
      } else {
        patterns.put(page, pages);
      }
    }
    patterns.putAll(collections.patterns());
    boolean single = patterns.size() == 1 && patterns.containsKey("*") && !posts.startsWith("/");
    site.setting("permalinks", single ? posts : patterns);
  }

  /** Adds the files of the site. Returns the folders of pages, {@code /} for the root. */
  private static Set<String> files(
      ImportedSite site, SourceFolder folder, ConfigTree config, JekyllCollections collections) {
    Set<String> pageFolders = new LinkedHashSet<>();
    Set<String> unused = new LinkedHashSet<>();
    for (String name : folder.names()) {
      String top = name.indexOf('/') < 0 ? name : name.substring(0, name.indexOf('/'));
      boolean post =
          name.startsWith("_posts/") || name.contains("/_posts/") || name.startsWith("_drafts/");
      if (isExcluded(name, top, config)) {
        unused.add(top);
      } else if (post) {
        post(site, folder, name);
      } else if (collections.isIn(name)) {
        collections.add(site, folder, name);
      } else if (name.startsWith("_data/")) {
        site.data(name.substring("_data/".length()), folder.file(name));
      } else if (top.startsWith("_") && !isIncluded(top, config)) {
        unused.add(top);
      } else {
        page(site, folder, name, pageFolders);
      }
    }
    unused.remove("_config.yml");
    unused.remove("_site");
    unused.forEach(
        top ->
            site.report()
                .without(
                    top,
                    FOLDERS.contains(top)
                        ? "the templates of Offprint are Pebble files in templates/"
                        : "not a part of the published site"));
    return pageFolders;
  }

  private static boolean isExcluded(String name, String top, ConfigTree config) {
    if (TOOL_FILES.contains(name.toLowerCase(Locale.ROOT)) || top.equals("vendor")) {
      return true;
    }
    boolean listed =
        config.list("exclude").stream()
            .map(item -> String.valueOf(item).replaceAll("^/|/$", ""))
            .anyMatch(item -> name.equals(item) || name.startsWith(item + "/"));
    return listed || (top.startsWith(".") && !isIncluded(top, config));
  }

  private static boolean isIncluded(String top, ConfigTree config) {
    return config.list("include").stream().anyMatch(item -> String.valueOf(item).equals(top));
  }

  private static void post(ImportedSite site, SourceFolder folder, String name) {
    if (MarkdownFileName.is(name)) {
      site.content(name, folder.file(name));
    } else if (isHtml(name)) {
      html(site, folder, name);
    } else {
      site.report().without(name, "not Markdown and not HTML; put it into static/");
    }
  }

  private static void page(
      ImportedSite site, SourceFolder folder, String name, Set<String> pageFolders) {
    boolean markdown = MarkdownFileName.is(name);
    boolean page = (markdown || isHtml(name)) && PageText.hasFrontMatter(folder.text(name));
    if (!page) {
      boolean made = MADE.contains(name.toLowerCase(Locale.ROOT));
      if (made || isProcessed(folder, name)) {
        site.report().without(name, made ? "Offprint makes this file" : "it holds Liquid or Sass");
      } else {
        site.staticFile(name, folder.file(name));
      }
      return;
    }
    String file = name.substring(name.lastIndexOf('/') + 1);
    if (MarkdownFileName.is(file) && MarkdownFileName.withoutEnding(file).equals("index")) {
      String place = name.substring(0, name.length() - file.length()) + "_" + file;
      site.content(place, folder.file(name));
      site.report().changed(place, "the file was named " + name + "; its text is unchanged");
      return;
    }
    boolean added = true;
    if (markdown) {
      site.content(name, folder.file(name));
    } else {
      added = html(site, folder, name);
    }
    if (added) {
      pageFolders.add(name.indexOf('/') < 0 ? "/" : name.substring(0, name.indexOf('/')));
    }
  }

  // Returns false if the page is made by a template.
  private static boolean html(ImportedSite site, SourceFolder folder, String name) {
    String text = folder.text(name);
    if (name.equals("index.html")
        || PageText.body(text)
            .matches("(?s).*\\{%-?\\s*(for|if|include|assign|case|capture|unless).*")) {
      site.report()
          .without(
              name, "its text is made by Liquid; Offprint makes the home page and lists itself");
      return false;
    }
    String place =
        name.replaceFirst("(?i)(^|/)index\\.html?$", "$1_index.html")
            .replaceFirst("(?i)\\.html?$", ".md");
    String written = site.write(place, PageText.asMarkdown(text));
    site.report().changed(written, "converted from the HTML of " + name);
    return true;
  }

  private static boolean isProcessed(SourceFolder folder, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.matches(".*\\.(scss|sass|coffee)")
        || (lower.matches(".*\\.(css|js|xml|json|txt|webmanifest)")
            && PageText.hasFrontMatter(lenient(folder, name)));
  }

  private static String lenient(SourceFolder folder, String name) {
    try {
      return folder.text(name);
    } catch (OffprintException e) {
      // A file that is large or in another encoding has no front matter that Jekyll would read.
      return "";
    }
  }

  private static boolean isHtml(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.html?");
  }
}
