package press.offprint.content.resource.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The sanitizer of CSS in pictures. It keeps rules of plain selectors with allowed properties and
 * plain values. It does not reformat values, so that viewers see the text that was checked.
 */
final class SvgStyle {
  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?(\\*/|\\z)|<!--|-->", Pattern.DOTALL);
  private static final Pattern SELECTOR = Pattern.compile("[\\w\\s.#*>+~,\\[\\]=\"'-]+");
  private static final Pattern URL =
      Pattern.compile(
          "url\\s*+\\(\\s*+[\"']?+([^\"')]*+)[\"']?+\\s*+\\)", Pattern.CASE_INSENSITIVE);
  // Other spellings (CSS Syntax 3 section 4.3.6) may be another address for some viewers.
  private static final Pattern LOCAL_URL =
      Pattern.compile("url\\(\\s*([\"']?)#[^\"'()#\\\\\\s]*\\1\\s*\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ANY_URL = Pattern.compile("url\\s*+\\(.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern ADDRESS =
      Pattern.compile("(?:url|image|image-set)\\s*+\\(", Pattern.CASE_INSENSITIVE);
  private static final Pattern LIGHT_DARK =
      Pattern.compile("light-dark\\(\\s*([^,()]+|[a-z]+\\([^()]*\\)),.*\\)", Pattern.DOTALL);
  private static final Pattern UNSAFE = Pattern.compile("[\\\\<>@{}]|javascript:|expression");
  private static final Set<String> FUNCTIONS =
      SvgAllowList.words(
          "rgb rgba hsl hsla url matrix translate translatex translatey scale scalex scaley rotate skewx"
              + " skewy");

  /** A sanitized rule. */
  record Rule(String selectors, String declarations) {}

  private final SvgFindings findings;

  SvgStyle(SvgFindings findings) {
    this.findings = findings;
  }

  /** Returns the sanitized rules of a style sheet, without at-rules. */
  List<Rule> sheet(String css) {
    String text = Regex.matcher(COMMENT, css).replaceAll(" ");
    List<Rule> rules = new ArrayList<>();
    int at = 0;
    int open = -1;
    int semicolon = -1;
    while (at < text.length()) {
      // The next marks are looked for once, so that a sheet without one is not read for each rule.
      open = open < at ? indexOf(text, '{', at) : open;
      semicolon = semicolon < at ? indexOf(text, ';', at) : semicolon;
      boolean statement = startsAtRule(text, at);
      if (statement && semicolon < open) {
        atRule(text.substring(at, semicolon));
        at = semicolon + 1;
      } else if (open == text.length()) {
        if (statement) {
          atRule(text.substring(at));
        }
        break;
      } else {
        int close = blockEnd(text, open);
        String body = text.substring(open + 1, close);
        if (statement) {
          atRule(text.substring(at, close));
        } else {
          rule(text.substring(at, open).strip(), body, rules);
        }
        at = close + 1;
      }
    }
    return rules;
  }

  private static int indexOf(String text, char c, int at) {
    int found = text.indexOf(c, at);
    return found < 0 ? text.length() : found;
  }

  private static boolean startsAtRule(String text, int start) {
    int at = start;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.startsWith("@", at);
  }

  private static int blockEnd(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        depth++;
      } else if (text.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private void atRule(String rule) {
    String name = rule.strip().toLowerCase(Locale.ROOT);
    Matcher url = Regex.matcher(URL, rule);
    if (url.find()) {
      findings.reference(url.group(1));
    } else if (name.startsWith("@import")) {
      findings.reference(Regex.replaceAll(rule.strip().substring(7), "[\\s\"']", ""));
    }
  }

  private void rule(String selectors, String body, List<Rule> rules) {
    List<String> kept = new ArrayList<>();
    for (String selector : selectors.split(",", -1)) {
      // Pseudo-classes such as :hover never match in a static picture.
      if (Regex.matcher(SELECTOR, selector).matches()) {
        kept.add(Regex.replaceAll(selector.strip(), "\\s+", " "));
      }
    }
    String declarations = declarations(body);
    if (!kept.isEmpty() && !declarations.isEmpty()) {
      rules.add(new Rule(String.join(",", kept), declarations));
    }
  }

  /** Returns the allowed declarations of a rule or a {@code style} attribute. */
  String declarations(String css) {
    List<String> kept = new ArrayList<>();
    for (String declaration : Regex.matcher(COMMENT, css).replaceAll(" ").split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String property = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = light(Regex.replaceAll(declaration.substring(colon + 1).strip(), "\\s+", " "));
      boolean known =
          SvgAllowList.PRESENTATION.contains(property) || SvgAllowList.STYLE.contains(property);
      if (isPlain(value) && known) {
        for (SvgValues.Property one : SvgValues.readable(property, value)) {
          kept.add(one.name() + ":" + one.value());
        }
      }
    }
    return String.join(";", kept);
  }

  /** Returns the first value of {@code light-dark()} (CSS Color 5 section 6); else the value. */
  static String light(String value) {
    Matcher both = Regex.matcher(LIGHT_DARK, value);
    return both.matches() ? both.group(1).strip() : value;
  }

  /** Returns true if a value refers to nothing outside the picture and calls no other function. */
  boolean isPlain(String value) {
    Matcher url = Regex.matcher(URL, value);
    while (url.find()) {
      if (!url.group(1).strip().startsWith("#")) {
        findings.reference(url.group(1));
        return false;
      }
    }
    Matcher other = Regex.matcher(ANY_URL, Regex.matcher(LOCAL_URL, value).replaceAll(" "));
    if (other.find()) {
      findings.reference(other.group());
      return false;
    }
    for (int open = value.indexOf('('); open >= 0; open = value.indexOf('(', open + 1)) {
      if (!FUNCTIONS.contains(name(value, open))) {
        return false;
      }
    }
    return !Regex.matcher(UNSAFE, value.toLowerCase(Locale.ROOT)).find();
  }

  /** Returns true if a value contains a function of CSS that has an address, in any spelling. */
  static boolean hasAddress(String value) {
    return Regex.matcher(ADDRESS, value).find();
  }

  /** Returns the name of the function whose parenthesis is at {@code open}. */
  private static String name(String value, int open) {
    int end = open;
    while (end > 0 && Character.isWhitespace(value.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && isNamePart(value.charAt(start - 1))) {
      start--;
    }
    return value.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  }

  /** Returns the ids that a value refers to. */
  static List<String> references(String value) {
    List<String> ids = new ArrayList<>();
    Matcher url = Regex.matcher(URL, value);
    while (url.find()) {
      ids.add(Regex.replaceFirst(url.group(1).strip(), "^#", ""));
    }
    return ids;
  }
}
