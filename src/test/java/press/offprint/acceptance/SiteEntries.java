package press.offprint.acceptance;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The entries of the files that name many posts: the items of lists, feeds, the sitemap and the
 * search index, and the lines of redirects. All pages of one list are one list.
 */
final class SiteEntries {
  private static final Pattern PAGE = Pattern.compile("^(|.*/)page/(\\d+)/index\\.html$");
  private static final Pattern PIECE = Pattern.compile("^search/posts-(\\d+)\\.js$");
  private static final Pattern RECORD =
      Pattern.compile("\\[\"(?:[^\"\\\\]|\\\\.)*\",\"((?:[^\"\\\\]|\\\\.)*)\",[^\\[\\]]*\\]");
  private static final Pattern ITEM =
      Pattern.compile("(?s)\\{\\s*\"id\": \"([^\"]*)\".*?(?=\\{\\s*\"id\"|\\]\\s*\\}\\s*$)");
  private static final Pattern LINE = Pattern.compile("(?m)^\"?\\S+?\"? \"?(\\S+?)\"?(?:;| 30.*)$");

  private final String base;

  /**
   * @param base the address of the site, with a slash at the end
   */
  SiteEntries(String base) {
    this.base = base;
  }

  /** An entry: the path of the page that it names, and its whole text. */
  record Entry(String path, String text) {}

  /** Returns true for a feed, which holds a limited number of posts. */
  static boolean isFeed(String list) {
    return list.matches(".*(feed|atom)\\.(xml|json)");
  }

  /** Returns the entries of each list in {@code files}; other files have none. */
  Map<String, List<Entry>> of(Map<String, String> files) {
    Map<String, Map<Integer, List<Entry>>> parts = new TreeMap<>();
    files.forEach(
        (path, text) -> {
          Matcher page = PAGE.matcher(path);
          Matcher piece = PIECE.matcher(path);
          boolean paged = page.matches();
          String list =
              paged ? page.group(1) + "index.html" : piece.matches() ? "search/posts.js" : path;
          int number =
              paged
                  ? Integer.parseInt(page.group(2))
                  : piece.matches() ? Integer.parseInt(piece.group(1)) : 1;
          parts.computeIfAbsent(list, l -> new TreeMap<>()).put(number, entries(path, text));
        });
    Map<String, List<Entry>> lists = new TreeMap<>();
    parts.forEach(
        (list, all) -> {
          // The first page holds further lists behind its posts.
          Comparator<Entry> postsFirst =
              Comparator.comparing(entry -> !entry.text().contains("<h2"));
          lists.put(list, all.values().stream().flatMap(List::stream).sorted(postsFirst).toList());
        });
    return lists;
  }

  private List<Entry> entries(String path, String text) {
    if (path.endsWith(".html")) {
      return items(path, text);
    }
    if (path.endsWith(".xml")) {
      List<Entry> entries = new ArrayList<>();
      Document document = Jsoup.parse(text, "", Parser.xmlParser());
      for (Element element : document.select("item, entry, url")) {
        // A list was changed when its newest post was.
        element.select("> lastmod").remove();
        Element link = element.selectFirst("> loc, > link");
        String address = link.hasAttr("href") ? link.attr("href") : link.text();
        entries.add(new Entry(path(address), element.outerHtml()));
      }
      return entries;
    }
    Pattern pattern =
        PIECE.matcher(path).matches()
            ? RECORD
            : path.endsWith(".json")
                ? ITEM
                : Set.of("_redirects", "nginx-redirects.map").contains(path) ? LINE : null;
    List<Entry> entries = new ArrayList<>();
    if (pattern != null) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        String entry = matcher.group().replaceFirst("[,\\s]+$", "");
        entries.add(new Entry(path(matcher.group(1)), entry));
      }
    }
    return entries;
  }

  private List<Entry> items(String path, String text) {
    List<Entry> entries = new ArrayList<>();
    Document document = Jsoup.parse(text, base + path);
    // The number of posts of a list counts all of them.
    document.select(".page-count").remove();
    for (Element item : document.select("main li:has(a[href])")) {
      // The same post is named by other relative links on another page.
      item.select("a[href]").forEach(link -> link.attr("href", link.absUrl("href")));
      entries.add(new Entry(path(item.selectFirst("a[href]").attr("href")), item.outerHtml()));
    }
    return entries;
  }

  private String path(String address) {
    String path = address.startsWith(base) ? address.substring(base.length()) : address;
    // A plus sign is no space in a path.
    String escaped = path.replaceFirst("^/", "").replace("+", "%2B");
    return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
  }
}
