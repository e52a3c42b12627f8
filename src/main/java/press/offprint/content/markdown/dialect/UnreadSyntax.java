package press.offprint.content.markdown.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * Syntaxes that no edition understands, so that a reader sees them as written. Each is reported
 * with its line and a remedy.
 */
public enum UnreadSyntax {
  CITATION(
      "@",
      "\\[(?:[^\\[\\]\\n@]{0,200}[\\s;,-])?-?@[A-Za-z0-9_][\\w:.#$%&+?<>~/-]*[^\\]\\n]{0,200}]",
      "a citation of pandoc",
      "Name a file of sources in the field bibliography, or write a link or a footnote."),
  OPEN_CONTAINER(
      ":::",
      "(?m)^[ \\t>]*:{3,}[ \\t]*\\S.*$",
      "a block between lines of colons that is not closed",
      "Write a line of three colons at its end."),
  SNIPPET(
      "<",
      "-{1,4}8<-{1,4}|(?m)^<{3}[ \\t]*@?/",
      "an inclusion of a file",
      "Copy the text of the file into the post."),
  LIQUID_TAG(
      "{%",
      "\\{%-?[ \\t]*(?!(?:end)?(?:if|unless|case|for|capture|raw|highlight|comment)\\b"
          + "|(?:elsif|else|when|assign|increment|decrement|cycle|include\\w*|link|post_url|gist)\\b)"
          + "[A-Za-z_][\\w-]*[^%{}\\n]*%}",
      "a tag of a template",
      "Write the text that the tag would produce, or a shortcode of its name."),
  CRITIC_MARKUP(
      "{",
      "\\{(?:\\+\\+|--|>>|~~|==)[^{}\\n]+(?:\\+\\+|--|<<|~~|==)}",
      "a mark of CriticMarkup",
      "Accept or reject the change in the text."),
  KEYS(
      "++",
      "\\+\\+[a-z0-9\"]+(?:[+-][a-z0-9\"]+)*\\+\\+",
      "keys of MkDocs or inserted words",
      "Write <kbd>Ctrl</kbd>, or <ins>words</ins>."),
  MODULE(
      "port ",
      "(?m)^(?:import[ \\t].{0,200}[ \\t]from[ \\t]+['\"]|export[ \\t]+(?:const|default|function)[ \\t])",
      "a line of JavaScript in MDX",
      "Remove the line; no code is run."),
  TEX_COMMAND(
      "\\",
      "\\\\(?:newpage|pagebreak|clearpage|vspace|hspace|cite[pt]?|ref|label|footnote)\\b"
          + "|\\\\(?:begin|end)\\{[A-Za-z]{1,30}\\*?}",
      "a command of TeX outside of a formula",
      "Write it in Markdown, or remove it."),
  WORDPRESS(
      "[",
      "\\[(?:gallery|audio|video|playlist|embed|sourcecode|code|youtube|vimeo|(?:wp_)?caption)"
          + "(?:\\s+[a-z_]+=[\"'][^\\]\\n]{0,500}|[ =]https?://[^\\]\\s]{1,500})]"
          + "|\\[/(?:audio|video|playlist|embed|sourcecode|code|(?:wp_)?caption)]",
      "a shortcode of WordPress",
      "Write Markdown for it: a picture, a link or a block of code."),
  OPEN_EXTENSION(
      "{::",
      "\\{::(?:comment|nomarkdown)\\b[^}\\n]*}",
      "a tag of kramdown that is not closed",
      "Write {:/} at the end of the text that it encloses."),
  LINE_BREAK(
      "\\",
      "(?m)(?<!\\\\)\\\\\\\\[ \\t]*\\n|(?<!\\\\)\\\\[ \\t]*\\z",
      "backslashes at the end of a line that are no line break",
      "Write one backslash before the next line of the paragraph, or remove them."),
  BARRED_ROW(
      "|",
      "(?m)^[ \\t>]*(?:\\|[^|\\n]+\\|[^|\\n]+|:?-+:?(?:\\|:?-+:?)+[ \\t]*$)",
      "a row of a table that has no header or no line of dashes",
      "Write the header, then |---|---|, then the rows."),
  EXAMPLE_LIST("(@", "(?m)^\\(@\\w*\\)[ \\t]", "an example list of pandoc", "Number the items."),
  DIRECTIVE(
      ".. ",
      "(?m)^\\.\\.[ \\t]+[a-z][\\w-]*::",
      "a directive of reStructuredText",
      "Write Markdown.");

  private final String start;
  private final Pattern pattern;
  private final String name;
  private final String remedy;

  /**
   * @param start a part of each text in the syntax, which is found sooner than the pattern
   * @param pattern the regular expression
   * @param name the name for people, with its article
   * @param remedy the hint for the author of the post
   */
  UnreadSyntax(String start, String pattern, String name, String remedy) {
    this.start = start;
    this.pattern = Pattern.compile(pattern);
    this.name = name;
    this.remedy = remedy;
  }

  /** Returns true if a text may hold the syntax. */
  boolean mayBeIn(String text) {
    return text.contains(start) && Regex.matcher(pattern, text).find();
  }

  /** Returns the search for the syntax in a text that is not code. */
  Matcher in(CharSequence text) {
    return Regex.matcher(pattern, text);
  }

  /** Returns the name for people, with its article. */
  public String title() {
    return name;
  }

  /** Returns the hint for the author of the post. */
  String remedy() {
    return remedy;
  }

  /** Returns the row of the table in {@code docs/formats/dialects.md}. */
  public String row() {
    return "| " + name + " | " + remedy.replace("|", "\\|") + " |";
  }
}
