package press.offprint.pipeline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that a route makes, as its text names it: by a call of a method such as {@code render},
 * or by a built-in edition. A class of the project is not looked into.
 *
 * @param edition the edition in the call
 * @param fileName such as {@code {name}.txt}
 * @param pages the kind of pages among which the file name is unique: posts, or one kind of list
 * @param line the line of the route file
 */
record TemplateCall(String edition, String fileName, String pages, int line) {
  private static final String NAME = "{name}";

  private static final Pattern CALL =
      Pattern.compile(
          "\\b(render|list|page)\\(\\s*\\$\\{body\\}\\s*,\\s*(['\"])(.*?)\\2\\s*,\\s*(['\"]).*?\\4\\s*,"
              + "\\s*(['\"])(.*?)\\5\\s*\\)");

  private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*#.*$");
  private static final Pattern BOOK = Pattern.compile("\\bref:\\s*[\"']?(pdf|epub)\\b");
  private static final Pattern LISTS =
      Pattern.compile("\\bmethod:\\s*[\"']?(newest|home|others|feeds|redirects|archive)\\b");

  /** Returns the calls in a route. */
  static List<TemplateCall> in(RouteFile route) {
    List<TemplateCall> calls = new ArrayList<>();
    Matcher call = CALL.matcher(code(route));
    while (call.find()) {
      calls.add(
          new TemplateCall(
              call.group(3), call.group(6), pages(route), line(code(route), call.start())));
    }
    return calls;
  }

  /** Returns all files that a route is known to make. */
  static List<TemplateCall> files(RouteFile route) {
    List<TemplateCall> files = new ArrayList<>(in(route));
    if (route.isFor("post") || route.isFor("book")) {
      book(route).ifPresent(files::add);
    }
    return files;
  }

  /** Returns the built-in ebook edition that a route of the whole site calls. */
  static Optional<TemplateCall> unnamedBook(RouteFile route) {
    return book(route).filter(book -> !book.hasPost());
  }

  private static Optional<TemplateCall> book(RouteFile route) {
    Matcher book = BOOK.matcher(code(route));
    return book.find()
        ? Optional.of(
            new TemplateCall(
                book.group(1),
                NAME + "." + book.group(1),
                pages(route),
                line(code(route), book.start())))
        : Optional.empty();
  }

  // The newest posts and the list of all posts are both in the root of the site.
  private static String pages(RouteFile route) {
    if (route.isFor("post") || route.isFor("book")) {
      return route.isFor("post") ? "post" : "book";
    }
    Matcher lists = LISTS.matcher(code(route));
    String method = lists.find() ? lists.group(1) : "home";
    return switch (method) {
      case "others", "feeds" -> "list";
      case "redirects" -> "redirect";
      case "archive" -> "archive";
      default -> "root";
    };
  }

  /** Returns the text of a route with its lines, but without comments. */
  private static String code(RouteFile route) {
    return COMMENT.matcher(route.text()).replaceAll("");
  }

  private static int line(String text, int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }

  boolean isNamedByPost() {
    return fileName.contains(NAME);
  }

  /** Returns true if the publication of the call is that of a post. */
  boolean hasPost() {
    return pages.equals("post") || pages.equals("book") || pages.equals("redirect");
  }

  /** Returns a key that two files with one path have in common. */
  String key() {
    return pages + " " + fileName.toLowerCase(Locale.ROOT);
  }
}
