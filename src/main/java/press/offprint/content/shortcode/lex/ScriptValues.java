package press.offprint.content.shortcode.lex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.BlockStructure;
import press.offprint.content.markdown.mdx.ComponentTag;
import press.offprint.model.interrupt.Regex;

/**
 * The values of expressions in MDX that are known without running code: texts and numbers, files
 * that the post imports, constants that it exports, and fields of its front matter.
 */
final class ScriptValues {
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)(?:^|(?<=;[ \\t]{0,8}))import\\s++([A-Za-z_$][\\w$]*+)\\s++from\\s++[\"']([^\"'\\n]{1,500})[\"']");
  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?m)^(?:export[ \\t]++)?+(?:const|let|var)[ \\t]++([A-Za-z_$][\\w$]*+)[^=\\n]{0,100}=[ \\t]*+(?=[\"'`\\[{\\d-])");
  private static final Pattern PART = Pattern.compile("(?<!\\\\)\\$\\{([^{}]{1,200})}");
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:u\\{([0-9A-Fa-f]{1,6})}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))",
          Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d_]{0,30}(?:\\.\\d{1,30})?");
  // Calls of Docusaurus for the address of a file.
  private static final Pattern FILE =
      Pattern.compile(
          "(?:require|useBaseUrl)\\(\\s*+[\"']([^\"'\\n]{1,500})[\"']\\s*+\\)(?:\\.default)?");
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z_$][\\w$]*+)(?:\\.(?:src|default|url))?");
  private static final Pattern CONSTANT_NAME =
      Pattern.compile("([A-Za-z_$][\\w$]*+)(?:\\.([A-Za-z_$][\\w$]*+))?");
  private static final Pattern MEMBER =
      Pattern.compile("[{,\\s][\"']?([A-Za-z_$][\\w$]*+)[\"']?[ \\t]*+:[ \\t]*+");
  private static final Pattern ALIGNED =
      Pattern.compile("\\btextAlign\\s*+:\\s*+[\"'](left|right|center|justify|start|end)[\"']");
  // An imported file is no text, but the address of one.
  private static final Set<String> ADDRESSES =
      Set.of("src", "href", "to", "poster", "image", "img", "logo", "cover", "url", "link");
  private static final Pattern FIELD =
      Pattern.compile("(?:props\\.)?(?:front[mM]atter|meta(?:data)?)\\.([\\w.]{1,100})");
  private static final Pattern OBJECT = Pattern.compile("\\{([^{}]{0,1000})}");
  private static final Pattern LABEL =
      Pattern.compile("\\b(?:label|title|name)\\s*+:\\s*+(?:\"([^\"\\n]*+)\"|'([^'\\n]*+)')");
  private static final Pattern KEY =
      Pattern.compile("\\b(?:value|id)\\s*+:\\s*+(?:\"([^\"\\n]*+)\"|'([^'\\n]*+)')");
  private static final int MAX_DEPTH = 4;
  private static final int MAX_LENGTH = 4_000;
  private static final int MAX_FILLED = 20_000;
  // Constants may name each other many times.
  private static final int MAX_INSERTED = 1_000_000;

  private final Function<String, Optional<String>> fields;
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> constants = new HashMap<>();
  private final Map<String, List<Map.Entry<String, String>>> lists = new HashMap<>();
  private int inserted;

  /**
   * @param fields returns a field of the front matter
   */
  ScriptValues(Function<String, Optional<String>> fields) {
    this.fields = fields;
  }

  /** Adds the files that a post imports. */
  void addImports(String source, BlockStructure structure) {
    Iterator<BlockStructure.Block> code =
        structure.blocks().stream()
            .filter(block -> block.kind() == BlockStructure.Kind.CODE)
            .iterator();
    int codeEnd = 0;
    Matcher module = Regex.matcher(IMPORT, source);
    BlockStructure.Block next = code.hasNext() ? code.next() : null;
    while (module.find()) {
      while (next != null && next.start() <= module.start()) {
        codeEnd = next.end();
        next = code.hasNext() ? code.next() : null;
      }
      if (module.start() >= codeEnd) {
        // Formatters of Markdown escape underscores in imports.
        files.putIfAbsent(module.group(1), module.group(2).replace("\\_", "_"));
      }
    }
  }

  /** Adds the constants of a block of JavaScript. */
  void addConstants(String script) {
    Matcher constant = Regex.matcher(CONSTANT, script);
    while (constant.find()) {
      int end = endOfValue(script, constant.end());
      if (end >= 0 && end - constant.end() <= MAX_LENGTH) {
        constants.putIfAbsent(constant.group(1), script.substring(constant.end(), end));
      }
    }
  }

  private static int endOfValue(String script, int at) {
    if (script.startsWith("[", at) || script.startsWith("{", at)) {
      return BracketScanner.end(script, at, at + MAX_LENGTH);
    }
    Matcher number = Regex.matcher(NUMBER, script).region(at, script.length());
    return number.lookingAt()
        ? number.end()
        : quotedEnd(script, at, Math.min(script.length(), at + MAX_LENGTH));
  }

  private static int quotedEnd(String script, int at) {
    return quotedEnd(script, at, script.length());
  }

  /** Returns the offset behind the text in quotation marks at an offset; -1 if there is none. */
  private static int quotedEnd(String script, int at, int limit) {
    char quote = at < limit ? script.charAt(at) : 0;
    if (quote != '"' && quote != '\'' && quote != '`') {
      return -1;
    }
    for (int i = at + 1; i < limit; i++) {
      char c = script.charAt(i);
      if (c == quote) {
        return i + 1;
      }
      if (c == '\n' && quote != '`') {
        return -1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return -1;
  }

  /** Returns the path of the file that the post imports under a name. */
  Optional<String> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /**
   * Returns the texts of the attributes of a tag that are known; empty for a name alone. Those of
   * an element of HTML that are false are left out.
   */
  Map<String, String> ofAttributes(ComponentTag tag) {
    Map<String, String> texts = new LinkedHashMap<>();
    tag.values()
        .forEach(
            (name, value) -> {
              if (ComponentTag.isExpression(value)) {
                ofAttribute(name, value.subSequence(1, value.length() - 1).toString().strip())
                    .filter(text -> !tag.isElement() || !text.equals("false"))
                    .ifPresent(text -> texts.put(name, text));
              } else {
                texts.put(name, ofPath(value.toString()));
              }
            });
    return texts;
  }

  private Optional<String> ofAttribute(String name, String expression) {
    Matcher aligned = Regex.matcher(ALIGNED, expression);
    if (name.equals("style")) {
      return aligned.find() ? Optional.of("text-align: " + aligned.group(1)) : Optional.empty();
    }
    return text(expression)
        .or(() -> ADDRESSES.contains(name) ? address(expression) : Optional.empty())
        .or(() -> ComponentMarkup.words(name, expression));
  }

  // Docusaurus: an address that its router does not know.
  private static String ofPath(String address) {
    return address.startsWith("pathname:///") ? address.substring(11) : address;
  }

  private Optional<String> address(String expression) {
    Matcher call = Regex.matcher(FILE, expression);
    if (call.matches()) {
      return Optional.of(call.group(1));
    }
    Matcher name = Regex.matcher(NAME, expression);
    return name.matches() ? file(name.group(1)) : Optional.empty();
  }

  /**
   * Returns the text of an expression; empty if it is unknown.
   *
   * @param expression JavaScript without the braces around it
   */
  Optional<String> text(String expression) {
    Optional<String> text = text(expression.strip(), 0);
    inserted += text.map(String::length).orElse(0);
    return text;
  }

  private Optional<String> text(String expression, int depth) {
    if (depth > MAX_DEPTH || expression.isEmpty() || ++inserted > MAX_INSERTED) {
      return Optional.empty();
    }
    if (quotedEnd(expression, 0) == expression.length()) {
      String inner = expression.substring(1, expression.length() - 1);
      return expression.charAt(0) == '`' ? filled(inner, depth) : Optional.of(unescaped(inner));
    }
    if (Regex.matcher(NUMBER, expression).matches()
        || expression.equals("true")
        || expression.equals("false")) {
      return Optional.of(expression);
    }
    Matcher name = Regex.matcher(CONSTANT_NAME, expression);
    if (!name.matches() || !constants.containsKey(name.group(1))) {
      Matcher field = Regex.matcher(FIELD, expression);
      return field.matches() ? fields.apply(field.group(1)) : Optional.empty();
    }
    String constant = constants.get(name.group(1));
    return name.group(2) == null ? text(constant, depth + 1) : member(constant, name.group(2));
  }

  // { author: 'Ann' }
  private static Optional<String> member(String object, String key) {
    if (!object.startsWith("{")) {
      return Optional.empty();
    }
    Matcher found = Regex.matcher(MEMBER, object);
    while (found.find()) {
      int start = found.end();
      boolean isNested = object.startsWith("{", start) || object.startsWith("[", start);
      int end = found.group(1).equals(key) && !isNested ? endOfValue(object, start) : -1;
      if (end > 0) {
        String value = object.substring(start, end);
        boolean isNumber = Character.isDigit(value.charAt(value.length() - 1));
        return Optional.of(isNumber ? value : unescaped(value.substring(1, value.length() - 1)));
      }
    }
    return Optional.empty();
  }

  private Optional<String> filled(String template, int depth) {
    StringBuilder out = new StringBuilder();
    Matcher part = Regex.matcher(PART, template);
    int end = 0;
    while (part.find()) {
      Optional<String> value = text(part.group(1).strip(), depth + 1);
      if (value.isEmpty() || out.length() > MAX_FILLED) {
        return Optional.empty();
      }
      out.append(template, end, part.start()).append(value.get());
      end = part.end();
    }
    String text = out.append(template.substring(end)).toString();
    return Optional.of(unescaped(text));
  }

  private static String unescaped(String text) {
    return text.indexOf('\\') < 0
        ? text
        : Regex.matcher(ESCAPE, text)
            .replaceAll(found -> Matcher.quoteReplacement(unescaped(found)));
  }

  private static String unescaped(MatchResult escape) {
    for (int group = 1; group <= 3; group++) {
      if (escape.group(group) != null) {
        int character = Integer.parseInt(escape.group(group), 16);
        boolean isText =
            Character.isValidCodePoint(character)
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE;
        return isText ? Character.toString(character) : "";
      }
    }
    return switch (escape.group(4)) {
      case "n" -> "\n";
      case "t" -> "\t";
      default -> escape.group(4);
    };
  }

  /**
   * Returns the titles in an array, and the keys that lead to them; an item without a title has its
   * key as one.
   */
  List<Map.Entry<String, String>> titles(String expression) {
    return lists.computeIfAbsent(expression.strip(), this::readTitles);
  }

  private List<Map.Entry<String, String>> readTitles(String expression) {
    String array = constants.getOrDefault(expression, expression);
    if (!array.startsWith("[") || array.length() > MAX_LENGTH) {
      return List.of();
    }
    List<Map.Entry<String, String>> titles = new ArrayList<>();
    Matcher object = Regex.matcher(OBJECT, array);
    while (object.find()) {
      String key = first(KEY, object.group(1)).orElse("");
      first(LABEL, object.group(1))
          .or(() -> key.isEmpty() ? Optional.empty() : Optional.of(key))
          .ifPresent(title -> titles.add(Map.entry(key, title)));
    }
    if (titles.isEmpty()) {
      for (int i = 1; i < array.length(); i++) {
        int end = array.charAt(i) == '\\' ? -1 : quotedEnd(array, i);
        i += array.charAt(i) == '\\' ? 1 : 0;
        if (end > 0) {
          titles.add(Map.entry("", unescaped(array.substring(i + 1, end - 1))));
          i = end - 1;
        }
      }
    }
    return titles;
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = Regex.matcher(pattern, text);
    return found.find()
        ? Optional.of(found.group(1) == null ? found.group(2) : found.group(1))
        : Optional.empty();
  }
}
