package press.offprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of prose that a word list can check. In tests, the comments and the names of the tests
 * are checked; string literals are not, because they are sample posts. Run alone on some files or
 * folders, it prints each breach: {@code java src/test/java/press/offprint/Prose.java PATH...}
 */
final class Prose {
  /** Rule 1: the subject of a sentence is a noun. */
  private static final Pattern BEGINNING =
      Pattern.compile("(?:^|[.:!?] )(What|Whoever|Whatever|Who|Where|Of|That which|Those that)\\b");

  /**
   * Rule 2: {@code where} is for places in files, on pages and in addresses; a condition has {@code
   * if}.
   */
  private static final Pattern WHERE =
      Pattern.compile(
          "(?<!\\b(?:folder|folders|directory|file|files|line|column|page|pages|path|place|position"
              + "|point|offset|section|row|cell|site|address|element|from|to|show|shows|says"
              + "|know|knows) )\\bwhere\\b",
          Pattern.CASE_INSENSITIVE);

  /** Rule 4: words with a plainer one in the field. */
  private static final Pattern BANNED =
      Pattern.compile(
          "\\b(lies|lay|lain|stands?|stood|comes?|came|coming|goes|went|gone|tells?|telling|told"
              + "|says?|saying|said|mend|mends|mended|mending|dear|neighbours?|whoever|whatever"
              + "|by itself|by themselves|of its own|of their own|as it was|as they were"
              + "|the press|the download room|the shelf|made from)\\b",
          Pattern.CASE_INSENSITIVE);

  /** A test name whose subject is a pronoun or is missing. */
  private static final Pattern NAME_BEGINNING = Pattern.compile("^(it|its|they|so|of|all these) ");

  private static final Pattern TEST_NAME =
      Pattern.compile("(?m)^  void ([a-z0-9]+(?:_[a-z0-9]+)+)\\(");
  private static final Pattern JAVA =
      Pattern.compile(
          "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'"
              + "|/\\*.*?\\*/|(?://[^\\n]*(?:\\n\\s*)?)+");
  private static final Pattern CODE =
      Pattern.compile(
          "(?s)\\{@(?:code|link|value|literal|snippet)\\b[^}]*\\}|<pre>.*?</pre>|`[^`]*`");

  private Prose() {}

  /** A breach of a rule. */
  record Breach(Path file, int line, String rule, String sentence) {
    @Override
    public String toString() {
      return file + ":" + line + ": " + rule + ": " + sentence;
    }
  }

  /** Returns the breaches in a file, in the order of their lines. */
  static List<Breach> check(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    List<Breach> breaches = new ArrayList<>();
    String name = file.getFileName().toString();
    if (name.endsWith(".java")) {
      java(file, text, breaches);
    } else if (name.endsWith(".md")) {
      markdown(file, text, breaches);
    } else {
      comments(file, text, breaches);
    }
    return breaches;
  }

  private static void java(Path file, String text, List<Breach> breaches) {
    boolean test = file.toString().contains("src/test/");
    StringBuilder literal = new StringBuilder();
    int literalLine = 0;
    int end = -1;
    Matcher part = JAVA.matcher(text);
    while (part.find()) {
      String found = part.group();
      int line = line(text, part.start());
      if (found.startsWith("\"") && !test) {
        // The parts of one message are joined, so that a whole sentence is checked.
        boolean joined = end >= 0 && text.substring(end, part.start()).matches("[\\s+]*");
        if (!joined) {
          message(file, literalLine, literal, breaches);
          literalLine = line;
        }
        literal.append(found, 1, found.length() - 1);
        end = part.end();
      } else if (found.startsWith("/")) {
        comment(file, line, found, breaches);
      }
    }
    message(file, literalLine, literal, breaches);
    if (test) {
      names(file, text, breaches);
    }
  }

  private static void names(Path file, String text, List<Breach> breaches) {
    Matcher name = TEST_NAME.matcher(text);
    while (name.find()) {
      int line = line(text, name.start());
      String sentence = name.group(1).replace('_', ' ');
      if (NAME_BEGINNING.matcher(sentence).find()) {
        breaches.add(new Breach(file, line, "begins with", sentence));
      }
      String capitalized = Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
      sentences(file, line, capitalized, breaches);
    }
  }

  private static void message(Path file, int line, StringBuilder literal, List<Breach> breaches) {
    String text = literal.toString();
    literal.setLength(0);
    if (text.trim().split(" +", -1).length >= 3
        && !text.contains("SELECT ")
        && !text.contains("{%")) {
      sentences(file, line, text.replace("\\n", " "), breaches);
    }
  }

  private static void comment(Path file, int line, String comment, List<Breach> breaches) {
    String text = CODE.matcher(comment).replaceAll(m -> Matcher.quoteReplacement(blank(m.group())));
    text = text.replaceAll("(?m)^\\s*(/\\*\\*|/\\*|\\*/|\\*|//)", "").replace("*/", "");
    text = text.replaceAll("@(param|throws)\\s+\\S+", "@tag").replaceAll("@return\\s+", "@tag ");
    for (String paragraph : text.split("@tag|<p>|<li>", -1)) {
      sentences(file, line, paragraph, breaches);
      line += newlines(paragraph);
    }
  }

  private static String blank(String code) {
    return "CODE" + "\n".repeat(newlines(code));
  }

  private static int newlines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  private static void markdown(Path file, String text, List<Breach> breaches) {
    boolean decision = file.toString().contains("decisions/");
    int number = 0;
    boolean fenced = false;
    StringBuilder paragraph = new StringBuilder();
    int begin = 1;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.startsWith("```")) {
        fenced = !fenced;
        continue;
      }
      if (fenced || (decision && !line.startsWith("# "))) {
        continue;
      }
      boolean ends = line.isBlank() || line.matches("\\s*([-*#|]|\\d+\\.) ?.*");
      if (ends) {
        sentences(file, begin, CODE.matcher(paragraph).replaceAll("CODE"), breaches);
        paragraph.setLength(0);
        begin = number;
      }
      paragraph.append(line.replaceFirst("^\\s*([-*#|]+|\\d+\\.) ", "")).append(' ');
    }
    sentences(file, begin, CODE.matcher(paragraph).replaceAll("CODE"), breaches);
  }

  private static void comments(Path file, String text, List<Breach> breaches) {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      Matcher comment =
          Pattern.compile("^\\s*(?:# |description: |//+ |\\{# |\\* )(.*)$").matcher(line);
      if (comment.find()) {
        sentences(file, number, CODE.matcher(comment.group(1)).replaceAll("CODE"), breaches);
      }
    }
  }

  private static void sentences(Path file, int line, String text, List<Breach> breaches) {
    String whole = text.replaceAll("\\s+", " ").trim();
    for (Rule rule :
        List.of(
            new Rule("begins with", BEGINNING),
            new Rule("'where' is no place", WHERE),
            new Rule("word", BANNED))) {
      Matcher found = rule.pattern.matcher(whole);
      while (found.find()) {
        int from = Math.max(0, found.start() - 40);
        int to = Math.min(whole.length(), found.end() + 40);
        if (!isQuestion(whole, found.start())) {
          breaches.add(new Breach(file, line, rule.name, "..." + whole.substring(from, to)));
        }
      }
    }
  }

  private static boolean isQuestion(String text, int from) {
    Matcher end = Pattern.compile("[.!?](\\s|$)").matcher(text);
    return end.find(Math.min(text.length(), from + 2)) && end.group().startsWith("?");
  }

  private record Rule(String name, Pattern pattern) {}

  private static int line(String text, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Returns the files below {@code root} that hold prose for people. */
  static List<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> f.toString().matches(".*\\.(java|md|yaml|html|css|js|xml|sql)"))
          .filter(f -> !f.toString().contains("gallery/posts"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public static void main(String[] paths) {
    int count = 0;
    for (String path : paths) {
      for (Path file : files(Path.of(path))) {
        for (Breach breach : check(file)) {
          System.out.println(breach);
          count++;
        }
      }
    }
    System.out.println(count + " breaches");
  }
}
