package press.offprint.content.markdown.dialect;

import static press.offprint.content.markdown.dialect.Dialect.DOCUSAURUS;
import static press.offprint.content.markdown.dialect.Dialect.GITHUB;
import static press.offprint.content.markdown.dialect.Dialect.HUGO;
import static press.offprint.content.markdown.dialect.Dialect.JEKYLL;
import static press.offprint.content.markdown.dialect.Dialect.KRAMDOWN;
import static press.offprint.content.markdown.dialect.Dialect.MATHJAX;
import static press.offprint.content.markdown.dialect.Dialect.MDX;
import static press.offprint.content.markdown.dialect.Dialect.MKDOCS;
import static press.offprint.content.markdown.dialect.Dialect.OBSIDIAN;
import static press.offprint.content.markdown.dialect.Dialect.PANDOC;
import static press.offprint.content.markdown.dialect.Dialect.QUARTO;
import static press.offprint.content.markdown.dialect.Dialect.WORDPRESS;
import static press.offprint.content.markdown.dialect.Dialect.ZOLA;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The table of all syntaxes besides CommonMark's: their dialects, their reader, and the text that
 * is shown. {@code docs/formats/dialects.md} has it for people; a test keeps both the same.
 */
public enum Syntax {
  TABLE(
      "`\\| a \\| b \\|` over `\\|---\\|---\\|`",
      List.of(GITHUB, HUGO, KRAMDOWN, PANDOC),
      "TableParagraphs",
      "a table",
      "a row with more cells than the header is reported",
      null),
  GRID_TABLE("`+---+---+` around rows", List.of(PANDOC), "GridTable", "a table", "text", null),
  STRIKETHROUGH(
      "`~~gone~~` `~gone~`",
      List.of(GITHUB, HUGO, OBSIDIAN, PANDOC),
      "Strikethroughs",
      "struck text",
      "text; longer runs of tildes are reported",
      null),
  BARE_ADDRESS(
      "`https://example.org` `www.example.org` `a@example.org`",
      List.of(GITHUB, HUGO),
      "BareAddress",
      "a link",
      "text",
      null),
  TASK(
      "`- [ ] do` `- [x] done`",
      List.of(GITHUB, HUGO, OBSIDIAN, PANDOC),
      "TaskLists",
      "a box, empty or checked",
      "text",
      null),
  ALERT(
      "`> [!NOTE]` `> [!faq]- Title`",
      List.of(GITHUB, OBSIDIAN),
      "Alerts",
      "an alert in the design of one of GitHub's five kinds",
      "a quotation",
      null),
  EMOJI(
      "`:tada:`",
      List.of(GITHUB, HUGO),
      "EmojiNames",
      "the emoji",
      "text, if no emoji has the name",
      null),
  FOOTNOTE(
      "`[^1]` and `[^1]: words`",
      List.of(GITHUB, HUGO, KRAMDOWN, PANDOC, OBSIDIAN),
      "FootnoteReferences",
      "a footnote",
      "text, with `NOTE_BROKEN`",
      null),
  INLINE_NOTE(
      "`^[words]`",
      List.of(PANDOC, OBSIDIAN),
      "InlineNoteParser",
      "a footnote",
      "text; a pattern such as `^[a-z]` is text",
      null),
  DEFINITION_LIST(
      "`term` over `: meaning`",
      List.of(KRAMDOWN, PANDOC, MKDOCS, HUGO),
      "Markdown",
      "a definition list",
      "text",
      null),
  ABBREVIATION(
      "`*[HTML]: Hypertext`",
      List.of(KRAMDOWN, MKDOCS, PANDOC),
      "Abbreviations",
      "the abbreviation with its meaning",
      "text",
      null),
  ADMONITION(
      "`!!! note \"Title\"` `??? note`", List.of(MKDOCS), "Admonitions", "an alert", "text", null),
  CONTENT_TAB(
      "`=== \"Title\"` and indented lines",
      List.of(MKDOCS),
      "TabSyntax",
      "the content below its title, one tab after the other",
      "text",
      null),
  CONTAINER(
      "`::: note Title` … `:::`",
      List.of(DOCUSAURUS, PANDOC, MKDOCS),
      "DivSyntax",
      "an alert, `details`, or a block with the class",
      "text, if no line of colons closes it",
      null),
  MARKDOWN_IN_HTML(
      "`<div markdown=\"1\">` … `</div>`",
      List.of(KRAMDOWN, MKDOCS, JEKYLL),
      "HtmlDivSyntax",
      "the element, its content as Markdown",
      "raw HTML",
      null),
  ATTRIBUTES(
      "`{#id .class width=50%}` `{: .class}`",
      List.of(KRAMDOWN, PANDOC, HUGO),
      "AttributeLists",
      "id, classes and width of the heading, link, image, code, span or block, or of the paragraph that it ends",
      "text; a line alone in kramdown's form is left out",
      null),
  SPAN(
      "`[words]{.class}`",
      List.of(PANDOC),
      "AttributeLists",
      "the words with the class",
      "text",
      null),
  CODE_OPTIONS(
      "```` ```go {linenos=true hl_lines=\"2-3\"} ````",
      List.of(HUGO),
      "CodeBlocks",
      "code with line numbers and marked lines",
      "code without them",
      null),
  CODE_MARKS(
      "`// [!code ++]` `// highlight-next-line` in code",
      List.of(DOCUSAURUS, MDX),
      "LineMarks",
      "the line as inserted, deleted or marked; the comment is left out",
      "code",
      null),
  CODE_TITLE(
      "```` ```js title=\"a.js\" ```` ```` ```js [a.js] ```` ```` ```js:a.js ````",
      List.of(DOCUSAURUS, MKDOCS, HUGO),
      "ListingOptions",
      "code with the title as its caption",
      "code without it",
      null),
  CONTENTS(
      "`[TOC]` `[[toc]]` `{:toc}` `{{< toc >}}`",
      List.of(MKDOCS, DOCUSAURUS, KRAMDOWN, HUGO),
      "TocLists",
      "nothing, because editions add contents; contents, if it is all that a heading has",
      "text, if it is part of a paragraph",
      null),
  COMMENT(
      "`%%words%%` `{::comment}` … `{:/comment}` `{/* words */}`",
      List.of(OBSIDIAN, KRAMDOWN, MDX),
      "CommentParser",
      "nothing",
      "text, if it is not closed",
      null),
  NO_MARKDOWN(
      "`{::nomarkdown}` … `{:/}`",
      List.of(KRAMDOWN),
      "KramdownExtension",
      "the HTML between",
      "text, if it is not closed",
      null),
  WIKILINK(
      "`[[note]]` `[[note\\|words]]` `[[note#Heading]]` `[[#^block]]`",
      List.of(OBSIDIAN),
      "WikiLinkParser",
      "a link: by file name in any folder, by path, or by a unique title",
      "the words, with `LINK_BROKEN`",
      null),
  EMBED(
      "`![[picture.png\\|words\\|300]]` `![[note#Heading]]`",
      List.of(OBSIDIAN),
      "WikiLinkRenderer",
      "the image; the note's text, if the line holds nothing else; else a link",
      "the words, with `LINK_BROKEN`",
      null),
  IMAGE_WIDTH(
      "`![words\\|300](picture.png)`",
      List.of(OBSIDIAN),
      "ImageElements",
      "the image with its words and that width",
      "words",
      null),
  BLOCK_ID(
      "`^my-id` at the end of a block",
      List.of(OBSIDIAN),
      "InlineNoteParser",
      "an anchor",
      "text; `x ^2` is a power",
      null),
  HIGHLIGHT(
      "`==words==`",
      List.of(OBSIDIAN, PANDOC),
      "MarkProcessor",
      "marked words",
      "text; `a==b` is a comparison",
      null),
  FORMULA(
      "`$x^2$` `$$x$$` `\\(x\\)` `\\[x\\]` `\\begin{align}`",
      List.of(MATHJAX, PANDOC, GITHUB, HUGO),
      "MathDelimiters",
      "a formula, displayed if it is alone in its paragraph",
      "text; TeX with a fault is shown, with `MATHS_INVALID`",
      null),
  TABLE_CAPTION(
      "`: words {#tbl-x}` behind a table, `Table: words` before it",
      List.of(QUARTO, PANDOC),
      "Captions",
      "the caption of the table, with its number if it has a label",
      "text",
      null),
  LISTING(
      "```` ```{#lst-x .go lst-cap=\"words\"} ```` `Listing: words {#lst-x}` before code",
      List.of(QUARTO, PANDOC),
      "ListingOptions",
      "the code with its caption and its number",
      "code without them",
      null),
  FIGURE(
      "`![words](a.png){#fig-x}` `::: {#fig-x}`",
      List.of(QUARTO, PANDOC),
      "LabelledImages",
      "a figure with its number; the words are its caption",
      "an image",
      null),
  EQUATION(
      "`$$x$$ {#eq-x}`",
      List.of(QUARTO, PANDOC),
      "MathBlockSyntax",
      "the formula with its number",
      "text",
      null),
  STATEMENT(
      "`::: {#thm-x}` … `:::`",
      List.of(QUARTO),
      "LabelledBlocks",
      "a theorem, lemma and the like with its number",
      "text, if no line of colons closes it",
      null),
  CROSS_REFERENCE(
      "`@fig-x` `[@fig-x; @tbl-y]` `[-@fig-x]` `@fig:x`",
      List.of(QUARTO, PANDOC),
      "ReferenceParser",
      "a link with the number of the thing, such as *Figure 2*",
      "the word and the words of the label, with `REFERENCE_UNKNOWN`",
      null),
  CITATION(
      "`[see @key, p. 3; @other]` `@key` `[-@key]`",
      List.of(PANDOC, QUARTO),
      "PostCitations",
      "the citation in the style of the site, with a bibliography",
      "`CITE_UNKNOWN`; text, if neither the site nor the post has a bibliography",
      null),
  INDEX_MARK(
      "`[loam]{.index}` `[]{.index entry=\"soil!loam\"}`",
      List.of(PANDOC),
      "IndexMarks",
      "the words; an entry of the index in the block `::: {#index}` and in books",
      "the words, with `INDEX_EMPTY`",
      null),
  GLOSSARY(
      "`[loam]{.glossary}` and `::: {.glossary}` around a definition list",
      List.of(PANDOC),
      "GlossaryTerms",
      "a link to the meaning of the term",
      "the words, with `GLOSSARY_UNKNOWN`",
      null),
  SHORTCODE(
      "`{{< name >}}` `{{% name %}}`",
      List.of(HUGO),
      "ShortcodeExpander",
      "the shortcode",
      "its words, with `SHORTCODE_UNKNOWN`",
      HUGO),
  ZOLA_SHORTCODE(
      "`{{ name(a=\"b\") }}` `{% name() %}` … `{% end %}`",
      List.of(ZOLA), "ZolaParser", "the shortcode", "text, with `SHORTCODE_UNKNOWN`", null),
  LIQUID(
      "`{% highlight ruby %}` `{{ page.title }}` `{% post_url a %}`",
      List.of(JEKYLL), "LiquidTags", "code, a value, an address", "text, with a warning", JEKYLL),
  CAPTION(
      "`[caption]<img …> words[/caption]`",
      List.of(WORDPRESS),
      "CaptionParser",
      "a figure with its caption",
      "text",
      null),
  COMPONENT(
      "`<Alert type=\"info\">words</Alert>`",
      List.of(MDX),
      "MdxComponents",
      "the words; no code is run",
      "text, such as `List<String>`",
      null),
  COMPONENT_BLOCK(
      "`<Note>` … `</Note>` `<TabItem label=\"A\">` … `</TabItem>` alone on their lines",
      List.of(MDX, DOCUSAURUS),
      "ComponentSyntax",
      "an alert, the content below its title, or `details`; of other names the content",
      "text, if no line ends with the end tag",
      null),
  IMPORT(
      "`import Tabs from '@theme/Tabs'`",
      List.of(MDX, DOCUSAURUS),
      "Imports",
      "nothing, if the post uses a name that it imports",
      "text, with a warning",
      null),
  EXPRESSION(
      "`{version}` `{'text'}` `src={hero}`",
      List.of(MDX),
      "MdxParser",
      "the value, if it is known without running code; else the code, with a warning",
      "text",
      null);

  private final String written;
  private final String tools;
  private final String reader;
  private final String shown;
  private final String otherwise;
  private final Dialect inCode;

  /**
   * @param written an example in the syntax of Markdown
   * @param dialects the tools that have the syntax
   * @param reader the simple name of the type that reads it
   * @param shown the result
   * @param otherwise the result if the text is not understood
   * @param inCode the dialect whose posts have it expanded in code too, or null
   */
  Syntax(
      String written,
      List<Dialect> dialects,
      String reader,
      String shown,
      String otherwise,
      Dialect inCode) {
    this.written = written;
    this.tools = dialects.stream().map(Dialect::title).collect(Collectors.joining(", "));
    this.reader = reader;
    this.shown = shown;
    this.otherwise = otherwise;
    this.inCode = inCode;
  }

  /** Returns the simple name of the type that reads the syntax. */
  public String reader() {
    return reader;
  }

  /** Returns the row of the table in {@code docs/formats/dialects.md}. */
  public String row() {
    String code = inCode == null ? "text" : "expanded in posts of " + inCode.title();
    return "| " + String.join(" | ", written, tools, shown, otherwise, code) + " |";
  }
}
