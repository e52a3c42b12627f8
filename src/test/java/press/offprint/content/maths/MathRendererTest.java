package press.offprint.content.maths;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import press.offprint.model.bytes.Cache;

class MathRendererTest {
  private static final MathRenderer MATHS = new MathRenderer(Cache.NONE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a < b",
        "\\frac{a}{b} \\& \\text{\"q\" \\& <x>}",
        "\\begin{matrix} 1 & 2 \\\\ 3 & 4 \\end{matrix}",
        "\\sum_{i=0}^\\infty x_i",
        "\\sqrt[3]{x}\\;\\mathbb{R}\\not=\\varnothing"
      })
  void a_formula_is_well_formed_mathml_with_its_source(String tex) throws Exception {
    Element math = parse(MATHS.mathml(tex, false).orElseThrow());
    assertThat(math.getNamespaceURI()).isEqualTo("http://www.w3.org/1998/Math/MathML");
    assertThat(math.getAttribute("alttext")).isEqualTo(tex);
    assertThat(math.getElementsByTagName("annotation").item(0).getTextContent()).isEqualTo(tex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\sum\\limits_{i=1}^n i",
        "\\sum\\limits^n_i i",
        "\\sum\\limits_\\alpha^\\beta i",
        "\\int\\limits_0^1 f"
      })
  void limits_that_are_asked_for_stay_limits_in_a_line_of_text(String tex) throws Exception {
    Element math = parse(MATHS.mathml(tex, false).orElseThrow());
    Element limits = (Element) math.getElementsByTagName("munderover").item(0);
    assertThat(limits.getChildNodes().getLength()).isEqualTo(3);
    assertThat(((Element) limits.getFirstChild()).getAttribute("movablelimits")).isEqualTo("false");
    assertThat(limits.getTextContent()).doesNotContain("\u2062");
  }

  @ParameterizedTest
  @CsvSource({"10pt, 1.36em", "0.5em, 0.86em", "2 mm, 0.9291em"})
  void the_space_below_a_row_is_a_part_of_its_last_cell(String size, String depth)
      throws Exception {
    for (String row : List.of("a & b", "a & \\text{b}")) {
      String rows = row + " \\\\[" + size + "] c & d \\\\ e & f";
      String tex = "f \\colon \\! \\begin{matrix} " + rows + " \\end{matrix} \\\\[3pt] x";
      Element math = parse(MATHS.mathml(tex, true).orElseThrow());
      List<Element> gaps = new ArrayList<>();
      NodeList spaces = math.getElementsByTagName("mspace");
      for (int i = 0; i < spaces.getLength(); i++) {
        if (((Element) spaces.item(i)).getAttribute("class").equals("math-gap")) {
          gaps.add((Element) spaces.item(i));
        }
      }
      assertThat(gaps).hasSize(1);
      assertThat(gaps.get(0).getAttribute("depth")).isEqualTo(depth);
      Node cell = gaps.get(0);
      while (!cell.getNodeName().equals("mtd")) {
        cell = cell.getParentNode();
      }
      assertThat(cell.getTextContent()).isEqualTo("b");
      assertThat(cell.getNextSibling()).isNull();
    }
  }

  @Test
  void a_continued_fraction_keeps_the_size_of_the_line() throws Exception {
    Element math = parse(MATHS.mathml("\\cfrac{1}{1+\\cfrac[l]{1}{x}}", true).orElseThrow());
    NodeList styles = math.getElementsByTagName("mstyle");
    assertThat(styles.getLength()).isEqualTo(2);
    assertThat(((Element) styles.item(1)).getAttribute("displaystyle")).isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          |-3|;prefix
          y = |-3|;prefix
          |x|-3;''
          a-|x|;''
          """)
  void a_sign_after_an_opening_bar_belongs_to_its_number(String tex, String form) throws Exception {
    Element math = parse(MATHS.mathml(tex, false).orElseThrow());
    NodeList operators = math.getElementsByTagName("mo");
    for (int i = 0; i < operators.getLength(); i++) {
      Element operator = (Element) operators.item(i);
      if (operator.getTextContent().equals("−")) {
        assertThat(operator.getAttribute("form")).isEqualTo(form);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 1 \\label{eq:one} \\tag{1}",
        "\\begin{eqnarray} a &=& b \\nonumber \\\\ &=& c \\end{eqnarray}",
        "\\begin{multline*} a \\\\ + b \\end{multline*}",
        "\\begin{align} a &= b \\label{e} \\\\ &= c \\end{align}",
        "\\text{by } \\eqref{eq:one} \\text{ and } \\ref{b}",
        "\\ce{2H2 + O2 -> 2H2O}",
        "\\DeclareMathOperator{\\sgn}{sgn} \\DeclareMathOperator*{\\argmin}{arg\\,min} \\sgn x \\argmin_y",
        "\\sideset{_a^b}{_c^d}\\sum x + \\prescript{a}{b}{X} + \\cancelto{0}{y}",
        "\\begin{align} a &= b \\\\ \\intertext{and so} c &= d \\end{align}",
        "\\begin{flalign*} a &= \\mathds{1} \\\\ b &= \\begin{cases*} c & d \\end{cases*} \\end{flalign*}",
        "\\bbox[5px]{x} + \\enclose{circle}{y} + \\style{color:red}{z} + \\unicode{x2211}",
        "\\root 3 \\of x \\buildrel a \\over = \\abs{y} \\nicefrac{1}{2} \\raise 2pt {z}",
        "\\begin{matrix} a & b \\\\ \\hdotsfor{2} \\end{matrix} \\iddots \\ddddot x",
        "\\eqalign{a &= \\pmatrix{1 & 0 \\cr 0 & 1} \\cr c &= \\cases{d & e}}",
        "\\DeclarePairedDelimiter{\\len}{\\lvert}{\\rvert} \\len{x}",
        "\\newcommand{\\f}[2][x]{#1 #2} \\f{y} \\f[3]{4}"
      })
  void commands_of_other_typesetters_are_supported(String tex) throws Exception {
    Element math = parse(MATHS.mathml(tex, true).orElseThrow());
    assertThat(math.getElementsByTagName("annotation").item(0).getTextContent()).isEqualTo(tex);
  }

  @Test
  void a_long_formula_is_no_deep_one() {
    assertThat(MATHS.mathml("\\sin x + ".repeat(200) + "1", true)).isPresent();
    assertThat(MATHS.mathml("\\sqrt{".repeat(120) + "x" + "}".repeat(120), true)).isEmpty();
  }

  @Test
  void colours_and_cells_are_those_of_mathml() {
    assertThat(MATHS.mathml("\\textcolor{orange}{x} \\textcolor{#F00}{y}", true).orElseThrow())
        .contains("mathcolor=\"#ffa500\"", "mathcolor=\"#F00\"");
    for (String name : new String[] {"nocolour", "constructor", "toString"}) {
      assertThat(MATHS.mathml("\\textcolor{" + name + "}{x}", true).orElseThrow())
          .doesNotContain("mathcolor");
    }
    assertThat(MATHS.mathml("x \\tag{1}", true).orElseThrow()).doesNotContain("<mtd width");
  }

  @Test
  void commands_of_other_typesetters_show_what_they_mean() {
    assertThat(shown("\\newcommand{\\f}[2][x]{#1+#2} \\f{y};\\f[3]{4}")).isEqualTo("x+y;3+4");
    assertThat(shown("\\eqalign{a &= b \\cr c &= d}")).isEqualTo("a=bc=d");
    assertThat(shown("\\begin{align} a \\\\ \\intertext{and} b \\end{align}")).isEqualTo("aandb");
    assertThat(shown("\\class{x}{y}\\unicode{x3b1}\\root 3 \\of z")).isEqualTo("yαz3");
    assertThat(shown("\\newcommand{\\abs}[1]{mine #1} \\abs{x}")).isEqualTo("minex");
  }

  private static String shown(String tex) {
    return MATHS
        .mathml(tex, true)
        .orElseThrow()
        .replaceAll("<annotation.*|<[^>]*>", "")
        .replaceAll("[\\s\u2061]", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          \\mathbf{x}          ¦ <mi>𝐱</mi>
          \\boldsymbol\\alpha  ¦ <mi>𝜶</mi>
          \\mathbb{R}          ¦ <mi>ℝ</mi>
          \\mathbb{E}          ¦ <mi>𝔼</mi>
          \\mathcal{L}         ¦ <mi>ℒ</mi>
          \\mathcal{A}         ¦ <mi>𝒜</mi>
          \\mathfrak{g}        ¦ <mi>𝔤</mi>
          \\mathsf{T}          ¦ <mi>𝖳</mi>
          \\mathtt{0}          ¦ <mn>𝟶</mn>
          \\mathbf{12}         ¦ <mn>𝟏𝟐</mn>
          \\mathrm{d}          ¦ <mi mathvariant="normal">d</mi>
          \\operatorname{Var}  ¦ <mi>Var</mi>
          x                    ¦ <mi>x</mi>
          \\textbf{word}       ¦ <mtext mathvariant="bold">word</mtext>
          """)
  void letters_have_the_characters_of_their_alphabet(String tex, String expected) {
    assertThat(MATHS.mathml(tex, false).orElseThrow()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          a = -b        ¦ <mo>=</mo><mo form="prefix">−</mo><mi>b</mi>
          (-b)          ¦ <mo form="prefix">−</mo><mi>b</mi>
          a - b         ¦ <mi>a</mi><mo>−</mo><mi>b</mi>
          (a)-b         ¦ <mo stretchy="false">)</mo><mo>−</mo><mi>b</mi>
          2\\sin x       ¦ <mn>2</mn><mspace width="0.1667em" class="math-thin"/><mi>sin</mi><mo>⁡</mo><mspace width="0.1667em" class="math-thin"/><mi>x</mi>
          \\sin(x)       ¦ <mi>sin</mi><mo>⁡</mo><mo stretchy="false">(</mo>
          \\left|x\\right| ¦ <mo fence="true" stretchy="true">|</mo><mi>x</mi><mo fence="true" stretchy="true">|</mo>
          \\vec{v}       ¦ <mover accent="true"><mi>v</mi><mo stretchy="false">→</mo></mover>
          f'            ¦ <mo lspace="0em" rspace="0em" class="math-prime">′</mo>
          90^\\circ      ¦ <msup><mn>90</mn><mo>∘</mo></msup>
          \\ce{^{14}_6C}  ¦ <mmultiscripts><mi mathvariant="normal">C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>
          \\ce{^{14}C}    ¦ <mprescripts/><mrow></mrow><mn>14</mn></mmultiscripts>
          0.1\\overline{6} ¦ <mn>0.1</mn><mover accent="true"><mn>6</mn>
          \\hphantom{a}_{\\hphantom{b}}^{\\hphantom{c}}x_1^2y ¦ <msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>
          1.25_3        ¦ <msub><mn>1.25</mn><mn>3</mn></msub>
          """)
  void signs_functions_and_fences_are_written_for_browsers(String tex, String expected) {
    assertThat(MATHS.mathml(tex, false).orElseThrow()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          \\text{für}          ¦ <mtext>für</mtext>
          \\text{Ångström}     ¦ <mtext>Ångström</mtext>
          \\mathrm{ü}          ¦ <mi mathvariant="normal">ü</mi>
          \\text{a\\textbf{é}b}  ¦ <mtext>a</mtext><mtext mathvariant="bold">é</mtext><mtext>b</mtext>
          \\ddot u             ¦ <mover accent="true"><mi>u</mi><mo>¨</mo></mover>
          """)
  void a_word_with_accents_is_one_text(String tex, String expected) {
    assertThat(MATHS.mathml(tex, false).orElseThrow()).contains(expected);
  }

  @Test
  void columns_have_their_sides_and_lines() {
    assertThat(MATHS.mathml("\\begin{aligned} a &= b \\end{aligned}", true).orElseThrow())
        .contains("<mtd class=\"math-right math-joined\">", "<mtd class=\"math-left\">");
    assertThat(MATHS.mathml("\\begin{align} a &= b \\end{align}", true).orElseThrow())
        .contains("<mtr><mtd class=\"math-right math-joined\">")
        .doesNotContain("glue", "eqn-num");
    assertThat(
            MATHS
                .mathml("\\begin{array}{l|c} a & b \\\\ \\hline c & d \\end{array}", true)
                .orElseThrow())
        .contains("<mtd class=\"math-left math-line-solid math-under-solid\">");
  }

  @Test
  void the_number_of_a_row_is_in_a_last_cell() {
    String tex = "\\begin{align} a &= b \\tag{7} \\\\ c &= d \\end{align}";
    assertThat(MATHS.mathml(tex, true).orElseThrow())
        .contains(
            "class=\"math-numbered\"", "<mtd class=\"math-number\"><mtext>(7)</mtext></mtd></mtr>")
        .contains("<mtd class=\"math-number\"></mtd></mtr></mtable>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = \\begin{cases} a \\\\ b \\end{cases} \\tag{7}",
        "\\tag{7} \\begin{pmatrix} a \\end{pmatrix} = \\begin{matrix} b \\end{matrix}",
        "\\begin{aligned} a &= b \\\\ &= c \\end{aligned} \\tag{7}"
      })
  void the_number_of_a_formula_with_rows_inside_is_in_a_last_cell(String tex) {
    assertThat(MATHS.mathml(tex, true).orElseThrow())
        .contains("class=\"math-numbered\"")
        .containsPattern("<mtd class=\"math-number\">(<[^>]*>)*\\(7\\)");
  }

  @Test
  void the_number_of_a_row_is_shown() {
    String tex = "\\begin{align} a &= b \\tag{7} \\\\ c &= d \\tag*{B} \\end{align}";
    assertThat(MATHS.mathml(tex, true).orElseThrow().replaceAll("<annotation.*|<[^>]*>", ""))
        .contains("(7)")
        .contains("B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a \\overset{!}{=} b",
        "\\stackrel{def}{=}",
        "\\underset{x}{\\longrightarrow}",
        "a = \\vdots"
      })
  void an_operator_contains_only_text(String tex) throws Exception {
    Element math = parse(MATHS.mathml(tex, true).orElseThrow());
    NodeList operators = math.getElementsByTagName("mo");
    assertThat(operators.getLength()).isPositive();
    for (int i = 0; i < operators.getLength(); i++) {
      assertThat(operators.item(i).getFirstChild().getNodeType()).isEqualTo(Node.TEXT_NODE);
    }
  }

  @Test
  void a_command_that_a_formula_defines_is_known_in_those_that_follow() {
    String definition = "\\newcommand{\\R}{\\mathbb{R}}";
    assertThat(MathRenderer.defined(definition)).isNotEmpty();
    assertThat(MathRenderer.isEmpty(MATHS.mathml(definition, false).orElseThrow())).isTrue();
    assertThat(MATHS.mathml("x \\in \\R", false, List.of(definition)).orElseThrow()).contains("ℝ");
    String second = "\\newcommand{\\mynorm}[1]{\\lVert #1 \\rVert}";
    assertThat(MATHS.mathml("\\mynorm{x} \\in \\R", true, List.of(definition, second)))
        .hasValueSatisfying(math -> assertThat(math).contains("<mi>x</mi>", "ℝ"));
    assertThat(MATHS.mathml("\\mynorm{x}", false)).isEmpty();
  }

  @Test
  void a_display_formula_has_the_attribute_display() throws Exception {
    assertThat(parse(MATHS.mathml("x", true).orElseThrow()).getAttribute("display"))
        .isEqualTo("block");
    assertThat(parse(MATHS.mathml("x", false).orElseThrow()).hasAttribute("display")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\frac{",
        "\\nosuchcommand",
        "\\def\\a{\\a\\a}\\a",
        "\\href{javascript:alert(1)}{x}",
        "\\url{https://example.org}",
        "\\includegraphics{file:///etc/passwd}",
        "\\htmlData{a=b}{x}"
      })
  void a_text_that_is_not_tex_or_loads_something_is_empty(String tex) {
    assertThat(MATHS.mathml(tex, true)).isEmpty();
  }

  @Test
  void hostile_formulas_are_stopped() {
    assertThat(MATHS.mathml("{".repeat(8_000), true)).isEmpty();
    assertThat(MATHS.mathml("\\sqrt{".repeat(2_000) + "x" + "}".repeat(2_000), true)).isEmpty();
    assertThat(MATHS.mathml("x".repeat(20_000), true)).isEmpty();
    assertThat(MATHS.mathml("x", true)).isPresent();
  }

  private static Element parse(String markup) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(markup)))
        .getDocumentElement();
  }
}
