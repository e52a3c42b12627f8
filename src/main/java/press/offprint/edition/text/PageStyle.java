package press.offprint.edition.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The style sheet in a page, without the rules that cannot apply to it: those whose every selector
 * needs a class, an element or a language that the page has not. A page with a script keeps all
 * rules, because a script may add elements.
 */
final class PageStyle {
  private static final String BEGIN = "<style>";
  private static final String END = "</style>";
  private static final Pattern ELEMENT = Pattern.compile("<([a-z][a-z0-9]*)");
  private static final Pattern CLASSES = Pattern.compile("\\sclass=\"([^\"]*)\"");
  private static final Pattern LANGUAGE = Pattern.compile("\\s(?:xml:)?lang=\"([^\"-]*)");
  private static final Pattern CLASS = Pattern.compile("\\.(-?[A-Za-z_][A-Za-z0-9_-]*)");
  private static final Pattern TYPE = Pattern.compile("(?:^|[\\s>+~])([a-z][a-z0-9]*)");
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"|'[^']*'");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\[[^\\]]*\\]");

  private final Set<String> classes = new HashSet<>();
  // A browser adds these elements.
  private final Set<String> elements = new HashSet<>(Set.of("html", "head", "body", "tbody"));
  private final Set<String> languages = new HashSet<>();

  private PageStyle(String page) {
    Matcher element = Regex.matcher(ELEMENT, page);
    while (element.find()) {
      elements.add(element.group(1));
    }
    Matcher written = Regex.matcher(CLASSES, page);
    while (written.find()) {
      classes.addAll(List.of(written.group(1).split(" ", -1)));
    }
    Matcher language = Regex.matcher(LANGUAGE, page);
    while (language.find()) {
      languages.add(language.group(1).toLowerCase(Locale.ROOT));
    }
  }

  /** Returns a page with the rules that may apply to it. */
  static String shortened(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin || page.contains("<script")) {
      return page;
    }
    String css = page.substring(begin + BEGIN.length(), end);
    String rest = page.substring(0, begin) + page.substring(end);
    StringBuilder out = new StringBuilder(page.length());
    out.append(page, 0, begin + BEGIN.length());
    new PageStyle(rest).copy(css, out);
    return out.append(page, end, page.length()).toString();
  }

  private void copy(String css, StringBuilder out) {
    int at = 0;
    while (at < css.length()) {
      int open = css.indexOf('{', at);
      int end = open < 0 ? -1 : closing(css, open);
      if (end < 0) {
        // A statement without a block, or a broken rule: both stay as they are.
        out.append(css, at, css.length());
        return;
      }
      String head = css.substring(at, open);
      if (head.startsWith("@media") || head.startsWith("@supports")) {
        StringBuilder inner = new StringBuilder();
        copy(css.substring(open + 1, end), inner);
        if (!inner.isEmpty()) {
          out.append(head).append('{').append(inner).append('}');
        }
      } else if (head.startsWith("@") || head.indexOf(';') >= 0) {
        out.append(css, at, end + 1);
      } else {
        List<String> applicable = selectors(head).stream().filter(this::mayApply).toList();
        if (!applicable.isEmpty()) {
          out.append(String.join(",", applicable)).append(css, open, end + 1);
        }
      }
      at = end + 1;
    }
  }

  // Returns the place of the brace that ends a block; -1 if there is none.
  private static int closing(String css, int open) {
    int depth = 0;
    char quote = 0;
    for (int i = open; i < css.length(); i++) {
      char c = css.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> selectors(String head) {
    List<String> selectors = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        selectors.add(head.substring(start, i));
        start = i + 1;
      }
    }
    selectors.add(head.substring(start));
    return selectors;
  }

  private boolean mayApply(String selector) {
    String bare =
        Regex.matcher(ATTRIBUTE, Regex.matcher(TEXT, selector).replaceAll("")).replaceAll("");
    StringBuilder outer = new StringBuilder();
    int at = 0;
    for (int open = bare.indexOf('('); open >= 0; open = bare.indexOf('(', at)) {
      String before = bare.substring(at, open);
      int end = closingParenthesis(bare, open);
      if (end < 0 || !mayMatch(before, bare.substring(open + 1, end))) {
        return end < 0;
      }
      outer.append(before);
      at = end + 1;
    }
    outer.append(bare.substring(at));
    return has(CLASS, outer, classes) && has(TYPE, outer, elements);
  }

  // The other functions, such as :not() and :has(), are taken to match.
  private boolean mayMatch(String before, String inner) {
    if (before.endsWith(":is") || before.endsWith(":where")) {
      return selectors(inner).stream().anyMatch(this::mayApply);
    }
    return !before.endsWith(":lang")
        || languages.contains(Regex.replaceFirst(inner, "-.*", "").toLowerCase(Locale.ROOT));
  }

  private static int closingParenthesis(String selector, int open) {
    int depth = 0;
    for (int i = open; i < selector.length(); i++) {
      depth += selector.charAt(i) == '(' ? 1 : selector.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean has(Pattern name, CharSequence selector, Set<String> names) {
    Matcher needed = Regex.matcher(name, selector.toString());
    while (needed.find()) {
      if (!names.contains(needed.group(1))) {
        return false;
      }
    }
    return true;
  }
}
