package press.offprint.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fifty posts that attack the other posts of a site: their addresses, names, aliases, sections and
 * files, or the time and the memory of the run. The posts are made for the posts of one content
 * folder. {@code java AttackPosts.java FOLDER} writes them into that folder.
 */
final class AttackPosts {
  /** The folder of the posts that need no place beside others. */
  static final String FOLDER = "strangers/";

  private static final int MOST_VICTIMS = 5;
  private static final Pattern ADDRESS =
      Pattern.compile("(?m)^(?:path|permalink|url) *[=:] *\"?([^\"\n]+)");
  private static final Pattern TITLE = Pattern.compile("(?m)^title *[=:] *\"?([^\"\n]+)");
  private static final Pattern ALIAS = Pattern.compile("(?m)^aliases *[=:] *\\[\"?([^\",\\]]+)");

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private int posts;

  private AttackPosts() {}

  /** A post that is attacked: its source and what its front matter holds. */
  private record Victim(String source, String address, String title, String alias) {
    String folder() {
      return source.substring(0, source.lastIndexOf('/') + 1);
    }

    String name() {
      return source.substring(source.lastIndexOf('/') + 1).replaceFirst("\\.md$", "");
    }
  }

  /**
   * Writes the posts below a content folder and returns the paths of all written files.
   *
   * @param costly false to leave out the fifteen posts that attack time and memory alone
   */
  static List<String> write(Path content, boolean costly) throws IOException {
    Map<String, byte[]> files = of(content, costly);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path place = content.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      // An attack is a new file, because the rights of files protect those of others.
      Files.write(place, file.getValue(), java.nio.file.StandardOpenOption.CREATE_NEW);
    }
    return List.copyOf(files.keySet());
  }

  private static Map<String, byte[]> of(Path content, boolean costly) throws IOException {
    AttackPosts attack = new AttackPosts();
    List<Victim> victims = victims(content);
    attack.sections(victims.get(0));
    attack.addresses(victims.get(0), victims.get(victims.size() - 1));
    attack.ofTheSite();
    attack.names(victims);
    if (costly) {
      attack.amplify();
      attack.cost();
    }
    attack.characters();
    attack.files(victims.get(0));
    if (attack.posts != (costly ? 50 : 35)) {
      throw new AssertionError("There are " + attack.posts + " attack posts, and not fifty or 35.");
    }
    return attack.files;
  }

  private static List<Victim> victims(Path content) throws IOException {
    List<Path> sources;
    try (Stream<Path> walk = Files.walk(content)) {
      sources =
          walk.filter(file -> file.toString().endsWith(".md"))
              .filter(file -> !file.getFileName().toString().matches("_?index(\\..*)?\\.md"))
              .sorted()
              .toList();
    }
    List<Victim> victims = new ArrayList<>();
    for (int i = 0; i < MOST_VICTIMS; i++) {
      Path file = sources.get(i * sources.size() / MOST_VICTIMS);
      String text = Files.readString(file);
      String source = content.relativize(file).toString().replace('\\', '/');
      String address = found(ADDRESS, text, source.replaceFirst("\\.md$", ""));
      String title = found(TITLE, text, "No title");
      victims.add(new Victim(source, strip(address), title, strip(found(ALIAS, text, "none"))));
    }
    return victims;
  }

  private static String found(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1).strip() : otherwise;
  }

  private static String strip(String address) {
    return address.replaceAll("^/+|/+$", "");
  }

  private void post(String source, String front, String text) {
    posts++;
    String post = "---\n" + front + "\n---\n\n" + text + "\n";
    files.put(source, post.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a post of the folder of strangers. */
  private void stranger(String front, String text) {
    String name = "attack-" + (posts + 1);
    String title = front.contains("title:") ? "" : "title: Attack " + (posts + 1) + "\n";
    post(FOLDER + name + ".md", title + front, text);
  }

  private void sections(Victim victim) {
    String cascade =
        """
        title: Section
        cascade:
          - draft: true
          - url: /gone/:slug/
          - authors: [Mallory]
          - language: ar
          - title: Taken
          - date: 1999-01-01
          - expiryDate: 2001-01-01
          - headless: true
          - aliases: [/a/, /b/]
          - build: {list: never, render: never}
          - params: {draft: true, url: /x/, author: Mallory}
          - _target: {path: "{/,/**}{,a,b}{,c,d}**"}
            slug: same""";
    post(FOLDER + "_index.md", cascade, "A section.");
    post("_index.ar.md", cascade.replace("Section", "Section of the site"), "A translation.");
    String folder = victim.folder();
    post(folder + "_index.fr.md", cascade.replace("Section", "Other section"), "Another one.");
    post(FOLDER + "deep/_index.md", "title: Deep\nurl: /" + victim.address() + "/", "A section.");
    post(FOLDER + "bundle/index.md", "title: Bundle\ndraft: true", "A hidden bundle.");
  }

  private void addresses(Victim one, Victim other) {
    String own = "/" + one.address() + "/";
    String last = own.substring(own.lastIndexOf('/', own.length() - 2) + 1, own.length() - 1);
    stranger("date: 1990-01-01\nurl: " + own, "The address of a neighbour.");
    stranger("date: 1990-01-01\nurl: /x/../" + one.address() + "/./", "With dots.");
    stranger("date: 1990-01-01\nurl: " + own + "index.html", "The page itself.");
    stranger("date: 1990-01-01\nurl: " + own + last + ".pdf/", "The PDF as a folder.");
    stranger("date: 1990-01-01\nurl: " + own + last + ".jsonld.html", "Beside the page.");
    stranger("date: 1990-01-01\naliases: [" + own + ", " + own + last + ".epub]", "Aliases.");
    stranger("date: 1990-01-01\naliases: [/" + one.alias() + ", /" + other.alias() + "]", "Too.");
    stranger("date: 1990-01-01\nurl: " + own.toUpperCase(java.util.Locale.ROOT), "Upper case.");
  }

  // The files of the site and the pages of the web server.
  private void ofTheSite() {
    stranger("url: /", "The home page.");
    stranger("url: /archive/\naliases: [/search/, /tags/, /404.html, /robots.txt]", "Lists.");
    stranger("url: /search/index.html", "The search.");
    stranger("url: /feed.xml/", "A folder at the name of a feed.");
    stranger("url: /sitemap.xml/", "A folder at the name of the sitemap.");
    stranger("url: /press/", "The pages of the server.");
    stranger("url: /%64ashboard/\naliases: [/api/v1/posts/, /opds/, /sign-in/]", "The same.");
    stranger("slug: ..%2f..%2fescape\naliases: [../../../../etc/passwd]", "Outside.");
  }

  private void names(List<Victim> victims) {
    for (Victim victim : victims.subList(1, 4)) {
      post(
          FOLDER + victim.name() + ".md",
          "title: \"" + victim.title().replace("\"", "\\\"") + "\"\ndate: 1990-01-01",
          "I have the name and the title of a neighbour: [[" + victim.name() + "]].");
    }
    Victim victim = victims.get(0);
    post(
        victim.folder() + victim.name() + "/index.md",
        "title: Same place\ndate: 1990-01-01\nbuild: {list: never}",
        "A bundle with the name of a file.");
    Victim other = victims.get(2);
    String suggested = "recommendations: [" + victim.source() + ", " + other.source() + "]";
    stranger(
        "translationKey: " + victim.name() + "\n" + suggested, "A translation of a neighbour.");
    stranger(
        "aliases: [/"
            + other.name()
            + "/, /"
            + other.source()
            + ", /"
            + FOLDER
            + other.name()
            + "]",
        "Names as aliases. ![[" + other.name() + "]]");
  }

  private void amplify() {
    stranger("aliases: [" + numbered("/many/%d/", 5_000, ",") + "]", "Pages.");
    stranger("tags: [" + numbered("{a: %d}", 5_000, ",") + "]", "Problems.");
    stranger("date: 1990-01-01", numbered("[x](gone%d.md) ![x](gone%d.png)\n\n", 20_000, ""));
    stranger("toc: true", numbered("## Heading %d\n\n[^n%1$d]\n\n[^n%1$d]: Note\n\n", 5_000, ""));
    stranger("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b]", "YAML.");
  }

  private void cost() {
    stranger("maths: on", "$$" + "\\def\\a{\\a\\a}\\a" + "$$\n\n$" + "{".repeat(5_000) + "$");
    stranger("maths: on", numbered("$\\gdef\\m%d{x}\\m%1$d$\n\n", 2_000, ""));
    stranger(
        "description: Diagrams",
        "```plantuml\n@startuml\n!while 1\n!endwhile\nA -> B\n@enduml\n```\n\n"
            + "```plantuml\n@startuml\nscale 100000\n"
            + numbered("A%d -> B%1$d : x\n", 1_000, "")
            + "@enduml\n```");
    stranger(
        "description: Labels",
        "[" + "\\".repeat(20_000) + "](x)\n\n!!! a \"" + "\\".repeat(20_000));
    stranger("description: Spaces", "{{" + " ".repeat(20_000) + "\n\n" + "[".repeat(20_000));
    stranger("description: Nesting", "> ".repeat(5_000) + "x\n\n" + "- ".repeat(5_000) + "x");
    stranger("description: Stars", "*a_b ".repeat(30_000) + "\n\n" + "<!-- ".repeat(20_000));
    stranger("description: Drawing", "![d](drawing.svg)");
    String rings =
        numbered("<circle r=\"%d\" stroke-dasharray=\"0.00001\" stroke=\"#000\"/>", 500, "");
    file(
        FOLDER + "drawing.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1e30 1e30\">" + rings + "</svg>");
    stranger(
        "description: Code",
        "```js\n" + "/".repeat(60_000) + "\n```\n\n```html\n" + "<".repeat(60_000));
    stranger(
        "description: Table",
        "|a|b|\n|-|-|\n" + "|".repeat(100_000) + "\n\n" + "|x".repeat(50_000));
  }

  private void characters() {
    stranger("title: \"Bell \\x07 \\x1b[31m \\u202e \\u2028 \\ufffe\"", "A title with controls.");
    stranger(
        "maths: on", "$\\char\"1 \\char\"FFFE \\char\"D800$\n\n<pre><code>&#1;&#xB;</code></pre>");
    stranger(
        "description: \"]]> <script>alert(1)</script> &\"", "<script>alert(1)</script>&#0;\u0001");
    stranger(
        "title: \"<!--\"\nauthor: \"<style>*{display:none}\"\nsummary: \"</body>\"", "Markup.");
  }

  private void files(Victim victim) {
    String outside = "[f](/etc/passwd) ![p](../../../../etc/hostname) ![x](file:///etc/hosts)";
    stranger("cover: ../../../../etc/passwd", outside);
    stranger("description: Files", "[p](act.pdf) [m](macro.docm) [x](run.html) ![y](act.pdf)");
    file(FOLDER + "act.pdf", "%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>");
    file(FOLDER + "macro.docm", "PK\u0003\u0004 vbaProject.bin");
    file(FOLDER + "run.html", "<script>alert(1)</script>");
    String own = victim.address();
    post(FOLDER + "full/index.md", "title: Full\nurl: /full/", "![a](index.html) [b](feed.xml)");
    file(FOLDER + "full/index.html", "<p>An attachment at the name of the page.</p>");
    file(FOLDER + "full/feed.xml", "<rss/>");
    post(FOLDER + "inner/index.md", "title: Inner\nurl: /" + own + "/inner/", "Below a neighbour.");
    file(FOLDER + "inner/data.txt", "Words.");
  }

  private void file(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String numbered(String item, int count, String between) {
    return IntStream.range(0, count)
        .mapToObj(i -> item.formatted(i, i))
        .collect(Collectors.joining(between));
  }

  /** Writes the posts below the folder that is the only argument, and prints their paths. */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]), true).forEach(System.out::println);
  }
}
