package press.offprint.pipeline.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.content.site.permalink.PermalinkPattern;
import press.offprint.pipeline.disk.FileNameRules;
import press.offprint.pipeline.migrate.markup.PageText;
import press.offprint.pipeline.migrate.source.SourceFolder;

/** The reader of Hugo sites. Posts are copied; only HTML posts are converted. */
final class HugoReader implements SiteReader {
  private static final Pattern DATED =
      Pattern.compile(
          "(?s)(?:.*/)?\\d{4}-\\d{1,2}-\\d{1,2}[-_ ][^/]*(?:/_?index)?\\.(?:md|markdown)");
  private static final Map<String, String> FOLDERS =
      Map.of(
          "layouts", "the templates of Offprint are Pebble files in templates/",
          "themes", "choose the look with docs/restyle.md of Offprint",
          "assets", "put pictures and style sheets beside posts or into static/",
          "archetypes", "offprint new writes posts",
          "i18n", "labels are in templates/i18n/",
          "config", "only config/_default is read");

  @Override
  public void read(Path source, ImportedSite site) {
    SourceFolder folder = SourceFolder.of(source, site.limits());
    ConfigTree config = HugoLanguages.published(HugoConfig.of(folder), site);
    String content = folderName(config, "contentDir", "content");
    HugoLanguages languages = HugoLanguages.of(config, site);
    ForeignSettings.describe(
        site,
        config,
        List.of("title", languages.main("title")),
        List.of("params.description", "description", languages.main("params.description")),
        List.of("params.author.name", "params.author", "author.name", "author"),
        languages.isMany()
            ? List.of("defaultContentLanguage")
            : List.of("languageCode", "defaultContentLanguage"));
    site.setting("languages", languages.settings());
    ForeignSettings.baseUrl(site, config.text("baseURL"));
    permalinks(site, config, folder.below(content));
    site.setting("headingIds", headingIds(site, config));
    site.setting("termPaths", "hugo");
    Map<String, Object> feed = new LinkedHashMap<>();
    int limit = config.number("services.rss.limit", config.number("rssLimit", -1));
    if (limit > 0) {
      feed.put("items", Math.min(limit, 1_000));
    }
    String base = config.text("outputFormats.rss.baseName");
    feed.put("names", List.of((base.isEmpty() ? "index" : base) + ".xml", "feed.xml"));
    site.setting("feed", feed);
    int size = config.number("pagination.pagerSize", config.number("paginate", 10));
    site.setting("lists", Map.of("items", Math.max(1, Math.min(size, 1_000))));
    taxonomies(site, config);
    site.setting("menus", HugoMenus.of(config.map("menu"), config.map("menus"), site));
    site.setting("params", config.map("params"));
    ForeignSettings.report(site, config);
    files(site, folder, content, languages, config);
  }

  private static String folderName(ConfigTree config, String key, String otherwise) {
    String name = config.text(key).replaceAll("^[./]+|/+$", "");
    return name.isEmpty() ? otherwise : name;
  }

  private static String headingIds(ImportedSite site, ConfigTree config) {
    String kind = config.text("markup.goldmark.parser.autoHeadingIDType");
    if (config.text("markup.defaultMarkdownHandler").equals("blackfriday")) {
      return "blackfriday";
    }
    boolean known = List.of("", "github", "github-ascii", "blackfriday").contains(kind);
    if (!known) {
      site.report()
          .without("markup.goldmark.parser.autoHeadingIDType: " + kind, "ids follow GitHub");
    }
    return known ? kind : "";
  }

  private static void taxonomies(ImportedSite site, ConfigTree config) {
    Map<String, Object> written = config.map("taxonomies");
    Set<Object> usual = Set.of("tags", "categories", "series", "authors");
    if (!usual.containsAll(written.values())) {
      site.setting("taxonomies", new LinkedHashMap<>(written));
    }
  }

  private static void permalinks(ImportedSite site, ConfigTree config, List<String> sources) {
    Map<String, Object> written = new LinkedHashMap<>();
    config
        .map("permalinks")
        .forEach(
            (key, value) -> {
              if (key.equals("page") && value instanceof Map<?, ?> pages) {
                written.putAll(ConfigTree.asMap(pages));
              } else if (value instanceof String && !isTaxonomy(key)) {
                written.put(key, value);
              } else {
                site.report()
                    .without(
                        "permalinks." + key + ": " + value,
                        "sections keep their folders, and terms are below their taxonomy");
              }
            });
    Map<String, Object> patterns = new LinkedHashMap<>();
    written.forEach(
        (section, pattern) -> {
          List<String> unknown = PermalinkPattern.unknown(String.valueOf(pattern));
          if (unknown.isEmpty()) {
            patterns.put(section, pattern);
          } else {
            site.report()
                .without(
                    "permalinks." + section + ": " + pattern,
                    unknown.get(0) + " is no token of Offprint; see docs/configuration.md");
          }
        });
    String end = config.isTrue("uglyURLs") ? ".html" : "/";
    if (end.equals(".html")) {
      patterns.putIfAbsent("*", "/:sections/:slugorfilename.html");
    }
    // Hugo keeps the date of a file name, except if its configuration reads it.
    boolean datesAreRead =
        config.find("frontmatter.date").map(Object::toString).orElse("").contains(":filename");
    if (!datesAreRead) {
      for (String section : sectionsWithDates(sources)) {
        patterns.putIfAbsent(section, "/:sections/:slugorfilename" + end);
      }
    }
    site.setting("permalinks", patterns);
  }

  private static boolean isTaxonomy(String key) {
    return List.of("tags", "categories", "section", "term", "taxonomy").contains(key);
  }

  private static Set<String> sectionsWithDates(List<String> sources) {
    Set<String> sections = new LinkedHashSet<>();
    for (String name : sources) {
      if (DATED.matcher(name).matches()) {
        String place = name.replaceFirst("/_?index\\.[^./]+$", "");
        int slash = place.indexOf('/');
        sections.add(slash < 0 ? "/" : place.substring(0, slash));
      }
    }
    return sections;
  }

  private static void files(
      ImportedSite site,
      SourceFolder folder,
      String content,
      HugoLanguages languages,
      ConfigTree config) {
    String statics = folderName(config, "staticDir", "static");
    String data = folderName(config, "dataDir", "data");
    Set<String> reported = new LinkedHashSet<>();
    for (String name : folder.names()) {
      Optional<String> translated = languages.place(name);
      if (translated.isPresent()) {
        content(site, folder, name, translated.get());
      } else if (name.startsWith(content + "/")) {
        content(site, folder, name, name.substring(content.length() + 1));
      } else if (name.startsWith(statics + "/")) {
        site.staticFile(name.substring(statics.length() + 1), folder.file(name));
      } else if (name.startsWith(data + "/")) {
        site.data(name.substring(data.length() + 1), folder.file(name));
      } else {
        reported.add(name.substring(0, Math.max(0, name.indexOf('/'))));
      }
    }
    List<String> present = new ArrayList<>(reported);
    present.retainAll(FOLDERS.keySet());
    present.forEach(name -> site.report().without(name + "/", FOLDERS.get(name)));
    folder.links().forEach(link -> site.report().without(link, "a link; copy the file itself"));
  }

  private static void content(ImportedSite site, SourceFolder folder, String file, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.matches(".*\\.(html|htm)") && PageText.hasFrontMatter(folder.text(file))) {
      String place =
          site.write(name.replaceFirst("\\.[^.]+$", ".md"), PageText.asMarkdown(folder.text(file)));
      site.report().changed(place, "converted from the HTML of " + name);
      return;
    }
    if (lower.matches(".*\\.(org|adoc|asciidoc|rst|pandoc|rmd)")) {
      site.report().without("content/" + name, "convert it to Markdown, such as with pandoc");
    }
    if (FileNameRules.isIgnored(name.substring(name.lastIndexOf('/') + 1))) {
      return;
    }
    site.content(name, folder.file(file));
  }
}
