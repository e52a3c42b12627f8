package press.offprint.content.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file formats of test suites for Markdown. */
final class SuiteFormats {
  private static final String FENCE = "`".repeat(32);
  private static final Pattern GOLDMARK =
      Pattern.compile(
          "(?m)^(\\d+)[^\\n]*\\n(?:OPTIONS:[^\\n]*\\n)?//- - - - - - - - -//\\n(.*?)\\n//- - - - - - - - -//\\n"
              + "(.*?)\\n?//= = = = = = = = = = = = = = = = = = = = = = = =//",
          Pattern.DOTALL);
  private static final Pattern MARKDOWN_IT =
      Pattern.compile("(?m)^\\.\\n(.*?)^\\.\\n(.*?)^\\.$", Pattern.DOTALL);
  // A command that reads Markdown and writes HTML, its input and its output.
  private static final Pattern PANDOC =
      Pattern.compile("(?ms)^(```+)\\n% (pandoc[^\\n]*)\\n(.*?)\\^D\\n(.*?)^\\1$");
  private static final Pattern READS_OTHER =
      Pattern.compile("(?:-f|-r|--from) ?=?(?!markdown|gfm|commonmark)\\S+|-f markdown-\\S*");
  private static final Pattern WRITES_HTML =
      Pattern.compile("(?:-t|-w|--to)[ =]?html\\S*|^pandoc$");

  // Options that add a text to the document or read it otherwise.
  private static final Pattern HAS_OPTION =
      Pattern.compile(
          " (?:-N|-C|-s|-F|-L|--(?:number|citeproc|file-scope|filter|lua|standalone))|[+]");

  private SuiteFormats() {}

  /** Reads the format of the CommonMark specification: fences, with the mark → for a tab. */
  static List<SuiteExample> specification(String text, String prefix) {
    List<SuiteExample> examples = new ArrayList<>();
    StringBuilder source = null;
    StringBuilder html = null;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(FENCE + " example")) {
        source = new StringBuilder();
      } else if (line.equals(FENCE) && html != null) {
        number++;
        // Some examples show only that a program does not fail.
        if (!html.toString().startsWith("<IGNORE>")) {
          examples.add(new SuiteExample(prefix + number, tabs(source), tabs(html)));
        }
        source = null;
        html = null;
      } else if (html != null) {
        html.append(line).append('\n');
      } else if (source != null && line.equals(".")) {
        html = new StringBuilder();
      } else if (source != null) {
        source.append(line).append('\n');
      }
    }
    return examples;
  }

  private static String tabs(CharSequence text) {
    return text.toString().replace('→', '\t');
  }

  /** Reads the format of goldmark: a number, and lines of dashes and equals signs. */
  static List<SuiteExample> goldmark(Path file) {
    List<SuiteExample> examples = new ArrayList<>();
    Matcher matcher = GOLDMARK.matcher(read(file));
    while (matcher.find()) {
      String id = name(file) + "-" + matcher.group(1);
      examples.add(
          new SuiteExample(
              id, matcher.group(2) + "\n", matcher.group(3).replace("\\uFFFD", "\uFFFD")));
    }
    return examples;
  }

  /** Reads an array of objects with Markdown, HTML and a number. */
  static List<SuiteExample> json(Path file) {
    List<SuiteExample> examples = new ArrayList<>();
    try {
      for (JsonNode example : new ObjectMapper().readTree(read(file))) {
        examples.add(
            new SuiteExample(
                name(file) + "-" + example.get("example").asInt(),
                example.get("markdown").asText(),
                example.get("html").asText()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return examples;
  }

  /** Reads the format of markdown-it: lines with one dot. */
  static List<SuiteExample> markdownIt(Path file) {
    List<SuiteExample> examples = new ArrayList<>();
    Matcher matcher = MARKDOWN_IT.matcher(read(file));
    while (matcher.find()) {
      String id = name(file) + "-" + (examples.size() + 1);
      examples.add(new SuiteExample(id, tabs(matcher.group(1)), tabs(matcher.group(2))));
    }
    return examples;
  }

  /** Reads the format of kramdown: files {@code NAME.text} and {@code NAME.html}. */
  static List<SuiteExample> kramdown(Path folder) {
    List<SuiteExample> examples = new ArrayList<>();
    for (Path file : files(folder, ".text")) {
      String name = name(file);
      Path html = file.resolveSibling(name + ".html");
      if (Files.exists(html)) {
        String id = folder.relativize(file.resolveSibling(name)).toString();
        examples.add(new SuiteExample(id, read(file), read(html)));
      }
    }
    return examples;
  }

  /** Reads the format of pandoc: a command, its input up to {@code ^D}, and its output. */
  static List<SuiteExample> pandoc(Path folder) {
    List<SuiteExample> examples = new ArrayList<>();
    for (Path file : files(folder, ".md")) {
      Matcher matcher = PANDOC.matcher(read(file));
      for (int number = 1; matcher.find(); number++) {
        String command = matcher.group(2).strip();
        if (!READS_OTHER.matcher(command).find()
            && WRITES_HTML.matcher(command).find()
            && !HAS_OPTION.matcher(command).find()
            && !matcher.group(3).isBlank()) {
          String id = name(file) + "-" + number;
          examples.add(new SuiteExample(id, matcher.group(3), matcher.group(4)));
        }
      }
    }
    return examples;
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
