package press.offprint.pipeline.migrate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import press.offprint.content.site.permalink.PermalinkPattern;
import press.offprint.model.text.MarkdownFileName;
import press.offprint.pipeline.migrate.markup.PageText;
import press.offprint.pipeline.migrate.source.SourceFolder;

/**
 * The collections of a Jekyll site, and the permalinks that its defaults give. The documents of a
 * collection are put into a folder of its name, or at the root of the content if its addresses hold
 * no name of the collection.
 */
final class JekyllCollections {
  private static final String USUAL = "/:collection/:path:output_ext";

  private final Map<String, String> published = new TreeMap<>();
  private final Set<String> topFolders = new LinkedHashSet<>();
  private final Map<String, String> defaults = new TreeMap<>();

  private JekyllCollections() {}

  static JekyllCollections of(ConfigTree config, ImportedSite site) {
    JekyllCollections all = new JekyllCollections();
    all.readDefaults(config, site);
    Object written = config.find("collections").orElse(Map.of());
    if (written instanceof List<?> names) {
      names.forEach(name -> site.report().without("the collection " + name, "it has no pages"));
    }
    ConfigTree.asMap(written)
        .forEach(
            (name, value) -> {
              ConfigTree options = new ConfigTree(ConfigTree.asMap(value));
              if (options.isTrue("output") && !name.equals("posts")) {
                String pattern = options.text("permalink");
                String usual = all.defaults.getOrDefault(name, USUAL);
                all.published.put(name, pattern.isEmpty() ? usual : pattern);
              } else if (!name.equals("posts")) {
                site.report().without("the collection " + name, "it has no pages");
              } else if (!options.text("permalink").isEmpty()) {
                all.defaults.putIfAbsent("posts", options.text("permalink"));
              }
            });
    return all;
  }

  private void readDefaults(ConfigTree config, ImportedSite site) {
    for (Object each : config.list("defaults")) {
      ConfigTree entry = new ConfigTree(ConfigTree.asMap(each));
      String type = entry.text("scope.type");
      String path = entry.text("scope.path");
      Map<String, Object> values = new LinkedHashMap<>(entry.map("values"));
      Object permalink = values.remove("permalink");
      values.remove("layout");
      if (permalink != null && path.isEmpty() && !type.isEmpty() && !type.equals("pages")) {
        defaults.put(type, String.valueOf(permalink));
      } else if (permalink != null) {
        values.put("permalink", permalink);
      }
      if (!values.isEmpty()) {
        site.report()
            .without(
                "defaults for "
                    + (type.isEmpty() ? "all files" : type)
                    + (path.isEmpty() ? "" : " in " + path)
                    + ": "
                    + values,
                "write them as cascade: into the _index.md of a folder");
      }
    }
  }

  // The page of a folder, such as fr/index.html, is not a post in the folder around it.
  private static String withSectionPage(String inside) {
    return inside.replaceFirst("(?i)/index(\\.[^./]+)$", "/_index$1");
  }

  /** Returns the pattern of posts if the defaults or the collection give one. */
  Optional<String> postsPattern() {
    return Optional.ofNullable(defaults.get("posts"));
  }

  /** Returns true if a file is a document of a published collection. */
  boolean isIn(String name) {
    return collection(name).isPresent();
  }

  private Optional<String> collection(String name) {
    return published.keySet().stream().filter(c -> name.startsWith("_" + c + "/")).findFirst();
  }

  /** Adds a file of a collection. */
  void add(ImportedSite site, SourceFolder folder, String name) {
    String collection = collection(name).orElseThrow();
    String inside = name.substring(collection.length() + 2);
    boolean post = MarkdownFileName.is(name);
    boolean html = name.toLowerCase(Locale.ROOT).matches(".*\\.html?");
    boolean atRoot = isAtRoot(published.get(collection));
    String ofSection = post || html ? withSectionPage(inside) : inside;
    String place = atRoot ? ofSection : collection + "/" + inside;
    if (post) {
      site.content(place, folder.file(name));
      if (!place.endsWith(inside)) {
        site.report().changed(place, "the file was named " + name + "; its text is unchanged");
      }
    } else if (html) {
      String written =
          site.write(
              place.replaceFirst("\\.[^.]+$", ".md"), PageText.asMarkdown(folder.text(name)));
      site.report().changed(written, "converted from the HTML of " + name);
    } else {
      site.staticFile(place, folder.file(name));
    }
    if (atRoot && (post || html)) {
      int slash = inside.indexOf('/');
      topFolders.add((slash < 0 ? "/" : inside.substring(0, slash)) + "\t" + collection);
    }
  }

  // Without the name of the collection in its addresses, folders such as fr/ stay outermost.
  private static boolean isAtRoot(String pattern) {
    return pattern.startsWith("/:path");
  }

  /** Returns the patterns of the collections by folder. */
  Map<String, String> patterns() {
    Map<String, String> patterns = new LinkedHashMap<>();
    published.forEach(
        (name, pattern) -> {
          if (!isAtRoot(pattern)) {
            patterns.put(name, translated(name, pattern));
          }
        });
    for (String each : topFolders) {
      String[] parts = each.split("\t", 2);
      patterns.put(parts[0], translated(parts[1], published.get(parts[1])));
    }
    return patterns;
  }

  private static String translated(String name, String pattern) {
    boolean atRoot = isAtRoot(pattern);
    return PermalinkPattern.isStyle(pattern)
        ? pattern
        : pattern
            .replace(":collection", name)
            .replaceAll(":path\\b", atRoot ? ":sections/:filename" : ":sections[1:]/:filename")
            .replaceAll(":name\\b", ":filename")
            .replace(":output_ext", ".html");
  }

  /** Returns true if the pages of a site with this pattern of posts are folders. */
  static boolean isFolderStyle(String posts) {
    return posts.equals("pretty") || posts.endsWith("/");
  }
}
