package press.offprint.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import press.offprint.SharesNothing;

/**
 * Four times the text takes about four times the time to read, or is refused, for texts of any
 * kind; a quadratic step takes sixteen times as long. A text grows until its work can be measured.
 * {@link GrammarTimeTest} makes further families by a grammar.
 */
@SharesNothing
class LinearTimeTest {
  private static final boolean THOROUGH = Boolean.getBoolean("offprint.long");
  private static final int SHORT = 2_000;
  // The bound is wider for short times, because they vary more; quadratic time would be 16.
  private static final double GENEROUS = THOROUGH ? 9 : 12;
  private static final Growth.Work NEGLIGIBLE =
      THOROUGH ? new Growth.Work(400_000_000, 800L << 20) : new Growth.Work(20_000_000, 400L << 20);
  private static final int LONGEST = THOROUGH ? 500_000 : 120_000;

  private static final String EXPORTS_WITHOUT_AN_END = "exports without an end";

  // Texts that once took quadratic time, and the length from which the square was visible.
  private static final Map<String, Integer> ONCE_QUADRATIC =
      Map.ofEntries(
          Map.entry("pictures", 8_000),
          Map.entry("wiki links", 8_000),
          Map.entry("tabs", 30_000),
          Map.entry("one block of code", 30_000),
          Map.entry("attribute lists", 30_000),
          Map.entry("attribute lists on their own", 30_000),
          Map.entry("rules", 30_000),
          Map.entry("links within one element", 30_000),
          Map.entry("lines that are set in", 30_000),
          Map.entry("quoted lines", 8_000),
          Map.entry("Liquid", 500_000),
          Map.entry(EXPORTS_WITHOUT_AN_END, 300_000));

  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("paragraphs", "Some words of *some* weight.\n\n"),
          Map.entry("one paragraph of words", "word "),
          Map.entry("headings", "## A heading\n\nText.\n\n"),
          Map.entry("headings of one name", "# a\n\n"),
          Map.entry("stars that open nothing", "* a ** b "),
          Map.entry("emphasis in one paragraph", "*a **b** c* "),
          Map.entry("underscores", "_a __b "),
          Map.entry("tildes", "~a ~~b "),
          Map.entry("open brackets", "[a "),
          Map.entry("brackets", "[a] "),
          Map.entry("links", "[a](b.md) "),
          Map.entry("links without an end", "[a](<b "),
          Map.entry("addresses with spaces", "[a](b c.md) "),
          Map.entry("addresses with spaces in angle brackets", "[a](<b c.md> "),
          Map.entry("pictures", "![a](dot.png) "),
          Map.entry("references", "[a]: /x\n\n[a]\n\n"),
          Map.entry("addresses", "<https://example.org/a> "),
          Map.entry("bare addresses", "https://example.org/a "),
          Map.entry("addresses behind brackets", "(www.a.b/c "),
          Map.entry("hosts with underscores", "_www.a_b"),
          Map.entry("one long address", "https://a.b/("),
          Map.entry("bare addresses in anchors", "<a>www.a.b a@b.c "),
          Map.entry("names of emoji", ":smile: "),
          Map.entry("colons between letters", ":a"),
          Map.entry("carets between letters", "a^b"),
          Map.entry("single tildes", "~a~ b~c"),
          Map.entry("stars of three lengths", "*a **b ***c "),
          Map.entry("stars that close nothing", "a* b** c*** "),
          Map.entry("stars beside Chinese punctuation", "**\u6587\u3002**\u6587 "),
          Map.entry("items with emphasis", "- **a** `b`\n"),
          Map.entry("quotation marks across emphasis", "*\"a* b\" "),
          Map.entry("instructions never closed", "<? a "),
          Map.entry("declarations never closed", "<!A "),
          Map.entry("CDATA never closed", "<![CDATA[ a "),
          Map.entry("attributes never closed", "<a b=\"c "),
          Map.entry("titles never closed", "<title> a "),
          Map.entry("textareas never closed", "<textarea>\n\na\n\n"),
          Map.entry("tables right below text", "a\n|b|\n|-|\n|c|\n{ d\n"),
          Map.entry("lines between bars", "|a|b|\n"),
          Map.entry("end markers", "* a\n^\n"),
          Map.entry("references above headings", "[a]: /b\nc\n===\n\n"),
          Map.entry("labels never closed", "[a]: <b\n"),
          Map.entry("dots in one word", "a."),
          Map.entry("mail addresses", "a.b@c.d "),
          Map.entry("backticks", "`a` "),
          Map.entry("unequal backticks", "`a`` "),
          Map.entry("fences", "```java\nint a;\n```\n\n"),
          Map.entry("one block of code", "    int a = b;\n"),
          Map.entry("quotations", "> a\n>> b\n\n"),
          Map.entry("quoted lines", "> a\n"),
          Map.entry("lists", "- a\n  - b\n"),
          Map.entry("loose lists", "1. a\n\n"),
          Map.entry("tasks", "- [ ] a\n"),
          Map.entry("containers", "::: note\na\n:::\n"),
          Map.entry("blocks of components", "<Note>\na\n</Note>\n"),
          Map.entry("blocks of components never closed", "<Note>\na\n"),
          Map.entry("components with open expressions", "<Ab c={\n"),
          Map.entry("components with open texts", "<Ab c=\"\n"),
          Map.entry("components with many attributes", "<Ab a a a a\na a a\n"),
          Map.entry("imports of modules", "import A from 'a'\n"),
          Map.entry("imports of modules without an end", "import A,\n\n"),
          Map.entry("containers never closed", "::: note\na\n"),
          Map.entry("colons alone", ":::\n"),
          Map.entry("elements with Markdown", "<div markdown=\"1\">\na\n</div>\n"),
          Map.entry("elements with Markdown never closed", "<p markdown=\"1\">\na\n"),
          Map.entry("extensions of kramdown", "{::comment}\na\n{:/}\n"),
          Map.entry("extensions of kramdown never closed", "{::comment}\na\n"),
          Map.entry("extensions of kramdown in a line", "a {::comment} b "),
          Map.entry("lists of attributes in a row", "`a`{: .b}{: .c}"),
          Map.entry("lists of attributes on lines", "a\n{: .b}\n"),
          Map.entry("lists of attributes never closed", "a {: .b "),
          Map.entry("spans", "[a]{.b} "),
          Map.entry("comments of MDX", "{/* a "),
          Map.entry("comments of Obsidian never closed", "%% a "),
          Map.entry("highlights that open nothing", "==a "),
          Map.entry("footnotes in their place never closed", "^[a "),
          Map.entry("block ids", "a ^b1c\n\n"),
          Map.entry("displayed formulas never closed", "$$\na\n"),
          Map.entry("formulas of brackets never closed", "\\(a "),
          Map.entry("displayed formulas of brackets never closed", "\\[\na\n"),
          Map.entry("environments never closed", "\\begin{align}\na\n"),
          Map.entry("formulas with open braces", "$a{b$ "),
          Map.entry("captions never closed", "[caption]<img src=\"a\"> b\n"),
          Map.entry("citations", "[@a "),
          Map.entry("two backslashes at line ends", "a\\\\\n"),
          Map.entry("requests for contents", "[TOC]\n\n# a\n\n"),
          Map.entry("rules", "---\n\n"),
          Map.entry("setext headings", "a\n===\n\n"),
          Map.entry("hard breaks", "a  \n"),
          Map.entry("entities", "&amp;&lt; "),
          Map.entry("entities that are none", "&a"),
          Map.entry("escapes", "\\*\\_ "),
          Map.entry("inline elements", "<b>a</b> "),
          Map.entry("elements never closed", "<b>a\n\n"),
          Map.entry("blocks of markup", "<div>\na\n</div>\n\n"),
          Map.entry("comments", "<!-- a -->\n\n"),
          Map.entry("comments never closed", "<!-- a "),
          Map.entry("less-than signs", "< a "),
          Map.entry("notes", "a[^1]\n\n[^1]: b\n\n"),
          Map.entry("notes that are not there", "[^a] "),
          Map.entry("notes that nothing refers to", "[^1]: a\n\n"),
          Map.entry("definitions", "a\n: b\n\n"),
          Map.entry("quotation marks", "\"a\" 'b' -- ... "),
          Map.entry("attribute lists", "a{.b}\n\n"),
          Map.entry("braces", "{ a "),
          Map.entry("shortcodes", "{{< ref \"other-post.md\" >}} "),
          Map.entry("shortcodes never closed", "{{< figure src=\"a "),
          Map.entry("tags that are not closed", "{{< a\n\nb \"c\n\n"),
          Map.entry("Liquid", "{% raw %}a{% endraw %} "),
          Map.entry("blocks of GitBook", "{% tab a=\"b\" %}c{% endtab %} "),
          Map.entry("blocks of GitBook never closed", "{% endtab %}{% tab a=\"b "),
          Map.entry("Liquid never closed", "{% highlight a "),
          Map.entry("wiki links", "[[other-post]] "),
          Map.entry("wiki links never closed", "[[a "),
          Map.entry("notes in their place", "a^[b] "),
          Map.entry("notes in their place, never closed", "^[a "),
          Map.entry("ids of blocks", "a ^bc\n\n"),
          Map.entry("ids of blocks on their own", "^bc\n\n"),
          Map.entry("Zola's shortcodes", "{{ a(b=1) }} {% c() %}d{% end %} "),
          Map.entry("Zola's shortcodes never closed", "{% a() %} {{ b(c=\"d "),
          Map.entry("marks for contents", "[TOC]\n\n"),
          Map.entry("lists for contents", "# a\n\n* TOC\n{:toc}\n\n"),
          Map.entry("components", "<Foo>a</Foo> "),
          Map.entry("components never closed", "<Foo>a "),
          Map.entry("words in angle brackets", "<your name> "),
          Map.entry("lines in angle brackets", "<your name>\n\n"),
          Map.entry("variables of shells", "${a_b} or "),
          Map.entry("names of emoji that follow each other", ":tada:"),
          Map.entry("raw code never closed", "<code>$a_1$ "),
          Map.entry("words of components", "<Foo title=\"a\" /> "),
          Map.entry("environments within a line", "a \\begin{align} "),
          Map.entry("quotations in quotations", "> [!a] b\n> > [!c] d\n\n"),
          Map.entry("alerts", "> [!NOTE]\n> a\n\n"),
          Map.entry("formulas", "$a$ "),
          Map.entry("doubled backslashes", "\\\\(a_1 "),
          Map.entry("dollars", "$ a "),
          Map.entry("colons", ":a: "),
          Map.entry("abbreviations", "*[ab]: c\n\nab\n\n"),
          Map.entry("at signs", "@a "),
          Map.entry("pipes", "|a"),
          Map.entry("tabs", "\t\ta\n"),
          Map.entry("lines that are set in", "a\n  b\n"),
          Map.entry("elements that show nothing", "<i></i>\n\n"),
          Map.entry("pictures on their own", "![a](dot.png)\n\n"),
          Map.entry("links that lead nowhere", "[a](#b)\n\n"),
          Map.entry("empty headings", "# \n\n"),
          Map.entry("attribute lists on their own", "{: .b}\n\n"),
          Map.entry("combining marks", "e\u0301"),
          Map.entry("letters of the right-to-left kind", "\u05d0 a "),
          Map.entry("emoji", "\ud83d\ude00 "));

  static Stream<Arguments> bodies() {
    Stream<Arguments> parts =
        BODIES.entrySet().stream().map(e -> Arguments.of(e.getKey(), "", e.getValue(), ""));
    Stream<Arguments> whole =
        Stream.of(
            Arguments.of("a table", "|a|b|\n|-|-|\n", "|c|*d*|\n", ""),
            Arguments.of("a grid table", "+-+-+\n", "|a|b|\n+-+-+\n", ""),
            Arguments.of("one row of a grid table", "+-+-+\n", "|a|b|\n", "+-+-+\n"),
            Arguments.of(
                "lists in a grid table", "+---+---+\n", "|- a|1. |\n|  b|2. |\n+---+---+\n", ""),
            Arguments.of(
                "quotations and code in a grid table",
                "+---+---+\n",
                "|> a|```|\n|  b| b |\n+---+---+\n",
                ""),
            Arguments.of("lists within lists in a cell", "+---+\n| ", "- ", "a |\n+---+\n"),
            Arguments.of(
                "quotations within quotations in a cell", "+---+\n| ", "> ", "a |\n+---+\n"),
            Arguments.of("items of a cell", "+---+\n", "|- a|\n", "+---+\n"),
            Arguments.of("text above a table", "", "a\n", "|b|\n|-|\n"),
            Arguments.of("text below a table", "a\n|b|\n|-|\n", "{ c\n", ""),
            Arguments.of("a reference of many lines", "[a]: /b\n\"", "c\n", "\"\n"),
            Arguments.of(
                "an expression in an abbreviation", "*[\\E(a|aa)+\\1c\\Q]: d\n\n", "aa", "b\n"),
            Arguments.of("the file name of a block of code", "```js:", ".", "=\na\n```\n"),
            Arguments.of("the title of a block of code", "```js title=\"", "a\\", "\na\n```\n"),
            Arguments.of("words in braces behind a fence", "```js ", "[a ", "\na\n```\n"),
            Arguments.of("a formula of operands", "$x^2$ $", "a,", "b$\n"),
            Arguments.of("a block of code", "```java\n", "int a = \"b\";\n", "```\n"),
            Arguments.of(
                "a drawing",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">",
                "<path d=\"M0 0L1 1\"/>",
                "</svg>\n"),
            Arguments.of("a data: picture", "![a](data:image/png;base64,", "iVBORw0K", ")\n"),
            Arguments.of("quotation marks without an end", "", "> ", "a\n"),
            Arguments.of("brackets within brackets", "", "[", "a\n"),
            Arguments.of("links within one element", "<div>", "<a href=\"#b\"></a>", "</div>\n"),
            Arguments.of("blocks within running text", "<p>", "<b>a<div>b</div></b>", "</p>\n"),
            Arguments.of("rows of a table", "<table>", "<tr><td>a<tr>", "</table>\n"),
            Arguments.of("items without a list", "<div>", "<li>a<dd>b", "</div>\n"),
            Arguments.of("elements within elements", "", "<div>", "a\n"));
    return Stream.concat(parts, whole);
  }

  static Stream<Arguments> bodiesOfMdx() {
    return Stream.of(
        Arguments.of("exports", "export const a = 1\n\n"),
        Arguments.of("imports of files", "import a from './b'\n\n"),
        Arguments.of("arrays that are not closed", "export const a = ['b', [\n\n"),
        Arguments.of("constants in templates", "export const a = `${a}`\n\n{a}\n\n"),
        Arguments.of("expressions", "{a.b()} "),
        Arguments.of("expressions that are not closed", "{a.b( "),
        Arguments.of("expressions in each other", "{{"),
        Arguments.of("comments within expressions that are not closed", "{/* "),
        Arguments.of("texts within expressions that are not closed", "{` "),
        Arguments.of("components with titles", "<Tabs items={['a', 'b']}>\n<Tab>\n\n"),
        Arguments.of("end tags of components", "</Foo.Bar> "),
        Arguments.of("components within lines that are not closed", "a <Foo.Bar a={1}> "),
        Arguments.of("code that is not closed", "<Code>{`a\n\n"),
        Arguments.of("constants that are used", "export const a = 'b c'\n\n{a}{a} <Foo b={a}>\n\n"),
        Arguments.of("formulas that are not closed", "$a "),
        Arguments.of("formulas of several lines that are not closed", "$$ a\n"),
        Arguments.of("included files", "import A from './a.mdx'\n\n<A />\n\n"),
        Arguments.of("tags with empty lines that are not closed", "<Foo a\n\n"),
        Arguments.of("comments in tags", "<Foo // a\n /* b */ c=\"d\" />\n"),
        Arguments.of("explained words", "<Tooltip tip='a'>b</Tooltip> "),
        Arguments.of(EXPORTS_WITHOUT_AN_END, "export const a = {\n\n"),
        Arguments.of("templates without an end", "export const a = `${\n\n"),
        Arguments.of("comments in exports without an end", "export const a = 1 /* b\n\n"),
        Arguments.of("exports with words", "export const a = /[(]/\n\nwords )\n\n"),
        Arguments.of("imports", "import a from 'b'\n\n"),
        Arguments.of("imports on one line", "import a from 'b'; "),
        Arguments.of("imports without an address", "import a, {b, c} "),
        Arguments.of("elements", "<i style={{a: 'b'}} className=\"c\" />d "),
        Arguments.of("expressions without an end", "<a b={c {\n\n"),
        Arguments.of("texts without an end", "<a b=\"<c "),
        Arguments.of("texts in braces", "{'a'} {' "),
        Arguments.of("comments without an end", "{/* a\n\n"),
        Arguments.of("components on one line", "<Frame caption=\"a\">b</Frame>\n"),
        Arguments.of("fields", "<ParamField name=\"a\">\nb\n</ParamField>\n"),
        Arguments.of("links", "<Link to=\"a\">b</Link> "),
        Arguments.of("marks of code", "```js\na // [!code ++]\n// highlight-start\n```\n"));
  }

  static Stream<Arguments> fronts() {
    return Stream.of(
        Arguments.of("a list", "tags: [a", ", b", "]\n"),
        Arguments.of("lines of a list", "tags:\n", "- a\n", ""),
        Arguments.of("a long text", "description: \"", "a\\n ", "\"\n"),
        Arguments.of("a folded text", "description: >\n", "  a\n\n", ""),
        Arguments.of("brackets", "x: ", "[", "\n"),
        Arguments.of("comments", "", "# a\n", ""),
        Arguments.of("anchors", "x: &a b\ny: [", "*a, ", "]\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void a_body_is_read_in_linear_time(String name, String start, String part, String end)
      throws InterruptedException {
    assertLinear(
        name,
        length -> ContentPosts.read(start + part.repeat(length / part.length()) + end),
        ONCE_QUADRATIC.getOrDefault(name, SHORT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodiesOfMdx")
  void a_body_of_mdx_is_read_in_linear_time(String name, String part) throws InterruptedException {
    assertLinear(
        "MDX: " + name,
        length -> ContentPosts.readMdx(part.repeat(length / part.length())),
        ONCE_QUADRATIC.getOrDefault(name, SHORT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fronts")
  void front_matter_is_read_in_linear_time(String name, String start, String part, String end)
      throws InterruptedException {
    assertLinear(
        name,
        length ->
            ContentPosts.header("title: a\n" + start + part.repeat(length / part.length()) + end),
        SHORT);
  }

  private static void assertLinear(String name, IntFunction<Object> read, int length)
      throws InterruptedException {
    Optional<String> fault = new Growth(read, GENEROUS, NEGLIGIBLE, LONGEST).fault(length);
    assertThat(fault).as("the family \"%s\"", name).isEmpty();
  }
}
