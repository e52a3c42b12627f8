package press.offprint.edition.pdf.math.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.PdfSamples;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.font.AwtFonts;
import press.offprint.edition.pdf.math.box.Mark;
import press.offprint.edition.pdf.math.box.MathBox;
import press.offprint.model.text.XmlText;
import press.offprint.pipeline.font.FontDirectory;
import press.offprint.sfnt.GlyphMetrics;

/** The rules of mathematical typesetting that formulas on paper follow. Lengths are in em. */
class MathLayoutTest {
  private static final double LINE = 33;
  private static final double AXIS = 0.258;
  private static final MathFaces FACES =
      new MathFaces(FontDirectory.open(PdfSamples.FONTS).list(), new AwtFonts());
  private static final String FRACTION = "<mfrac><mi>a</mi><mi>b</mi></mfrac>";

  private static MathBox display(String mathml) throws Exception {
    return box(mathml, true);
  }

  private static MathBox inline(String mathml) throws Exception {
    return box(mathml, false);
  }

  private static MathBox box(String mathml, boolean display) throws Exception {
    String math = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">" + mathml + "</math>";
    Element element = Dom.parse(XmlText.of(math)).getDocumentElement();
    MathLayout layout = MathLayout.of(FACES).orElseThrow();
    return display ? layout.display(element, LINE) : layout.text(element).box();
  }

  /** The outline of a glyph at its place in the formula. */
  private record Ink(String text, double left, double bottom, double right, double top) {

    static Ink of(Mark.Glyph glyph) {
      GlyphMetrics.Bounds bounds = glyph.face().metrics().bounds(glyph.id());
      return new Ink(
          glyph.text(),
          glyph.x() + bounds.left() * glyph.size(),
          glyph.y() + bounds.bottom() * glyph.size(),
          glyph.x() + bounds.right() * glyph.size(),
          glyph.y() + bounds.top() * glyph.size());
    }

    double middle() {
      return (bottom + top) / 2;
    }
  }

  private static List<Mark.Glyph> glyphs(MathBox box) {
    List<Mark.Glyph> glyphs = new ArrayList<>();
    for (Mark mark : box.marks()) {
      if (mark instanceof Mark.Glyph glyph) {
        glyphs.add(glyph);
      } else if (mark instanceof Mark.Assembly assembly) {
        glyphs.addAll(assembly.glyphs());
      }
    }
    return glyphs;
  }

  /** Returns the outline of a sign with all of its parts. */
  private static Ink ink(MathBox box, String text) {
    List<Ink> parts =
        glyphs(box).stream().filter(glyph -> glyph.text().equals(text)).map(Ink::of).toList();
    assertThat(parts).as(text).isNotEmpty();
    return new Ink(
        text,
        parts.stream().mapToDouble(Ink::left).min().orElseThrow(),
        parts.stream().mapToDouble(Ink::bottom).min().orElseThrow(),
        parts.stream().mapToDouble(Ink::right).max().orElseThrow(),
        parts.stream().mapToDouble(Ink::top).max().orElseThrow());
  }

  private static Mark.Glyph glyph(MathBox box, String text) {
    return glyphs(box).stream()
        .filter(glyph -> glyph.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static List<Mark.Rule> rules(MathBox box) {
    return box.marks().stream()
        .filter(Mark.Rule.class::isInstance)
        .map(Mark.Rule.class::cast)
        .toList();
  }

  private static List<Mark.Line> lines(MathBox box) {
    return box.marks().stream()
        .filter(Mark.Line.class::isInstance)
        .map(Mark.Line.class::cast)
        .toList();
  }

  @Test
  void a_subscript_does_not_run_into_the_bracket_after_it() throws Exception {
    for (String letter : List.of("f", "V", "T", "W", "x")) {
      MathBox box =
          inline("<msub><mi>" + letter + "</mi><mi>k</mi></msub><mo stretchy=\"false\">)</mo>");
      assertThat(ink(box, ")").left()).as(letter).isGreaterThan(ink(box, "k").right());
    }
  }

  @Test
  void a_slanted_letter_does_not_run_into_the_bracket_after_it() throws Exception {
    for (String letter : List.of("f", "V", "T", "Y", "J")) {
      MathBox box = inline("<mi>" + letter + "</mi><mo stretchy=\"false\">)</mo>");
      assertThat(ink(box, ")").left()).as(letter).isGreaterThan(ink(box, letter).right());
    }
  }

  @Test
  void a_sum_in_a_display_is_the_larger_form_of_the_glyph_and_is_not_scaled() throws Exception {
    Mark.Glyph small = glyph(inline("<mo>∑</mo>"), "∑");
    Mark.Glyph large = glyph(display("<mo>∑</mo>"), "∑");
    assertThat(large.id()).isNotEqualTo(small.id());
    assertThat(large.size()).isEqualTo(small.size());
    Ink ink = Ink.of(large);
    assertThat(ink.top() - ink.bottom()).isBetween(1.3, 2.4);
    assertThat(ink.middle()).isCloseTo(AXIS, within(0.01));
  }

  @Test
  void a_sum_does_not_grow_with_a_tall_term() throws Exception {
    String sum = "<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>";
    Ink alone = ink(display(sum), "∑");
    Ink beside = ink(display(sum + "<mfrac>" + FRACTION + FRACTION + "</mfrac>"), "∑");
    assertThat(beside.top() - beside.bottom()).isEqualTo(alone.top() - alone.bottom());
  }

  @Test
  void limits_are_above_and_below_in_a_display() throws Exception {
    MathBox box = display("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>");
    assertThat(ink(box, "n").bottom()).isGreaterThan(ink(box, "∑").top());
    assertThat(ink(box, "i").top()).isLessThan(ink(box, "∑").bottom());
  }

  @Test
  void the_lower_limit_of_an_integral_is_left_of_the_upper_one() throws Exception {
    MathBox box = display("<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>");
    assertThat(ink(box, "0").left()).isLessThan(ink(box, "1").left() - 0.3);
    assertThat(ink(box, "1").left()).isGreaterThanOrEqualTo(ink(box, "∫").right());
  }

  @Test
  void brackets_cover_what_they_enclose_with_their_middle_on_the_axis() throws Exception {
    String tall = FRACTION;
    for (int i = 0; i < 5; i++) {
      MathBox inner = display(tall);
      for (String pair : List.of("()", "[]", "{}", "||", "⌊⌋")) {
        String left = "<mrow><mo fence=\"true\">" + pair.charAt(0) + "</mo>";
        String right = "<mo fence=\"true\">" + pair.charAt(1) + "</mo></mrow>";
        Ink fence = ink(display(left + tall + right), pair.substring(0, 1));
        double reach = Math.max(inner.height() - AXIS, inner.depth() + AXIS);
        assertThat(fence.top() - fence.bottom())
            .as(pair + " round " + i)
            .isGreaterThanOrEqualTo(2 * reach * 0.9 - 0.01);
        assertThat(fence.middle()).as(pair).isCloseTo(AXIS, within(0.02));
      }
      tall = "<mfrac>" + tall + "<mi>c</mi></mfrac>";
    }
  }

  @Test
  void a_very_tall_bracket_is_assembled_of_parts_without_gaps() throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      rows.append("<mtr><mtd><mn>1</mn></mtd></mtr>");
    }
    MathBox box =
        display(
            "<mrow><mo fence=\"true\">(</mo><mtable>"
                + rows
                + "</mtable><mo fence=\"true\">)</mo></mrow>");
    List<Mark.Glyph> parts =
        glyphs(box).stream().filter(glyph -> glyph.text().equals("(")).toList();
    assertThat(parts).hasSizeGreaterThan(2);
    for (int i = 1; i < parts.size(); i++) {
      assertThat(Ink.of(parts.get(i)).bottom()).isLessThanOrEqualTo(Ink.of(parts.get(i - 1)).top());
    }
    assertThat(box.marks()).filteredOn(Mark.Assembly.class::isInstance).hasSize(2);
  }

  @Test
  void a_matrix_is_centred_on_the_axis_with_a_baseline_for_each_row() throws Exception {
    MathBox box =
        display(
            "<mtable><mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr></mtable>");
    assertThat((box.height() - box.depth()) / 2).isCloseTo(AXIS, within(0.001));
    assertThat(glyph(box, "a").y() - glyph(box, "b").y()).isCloseTo(1.2, within(0.001));
  }

  // LaTeX puts the fraction of \frac in braces, which make it ordinary.
  @Test
  void a_fraction_beside_a_letter_has_the_space_at_its_sides_only() throws Exception {
    double alone = display(FRACTION).width();
    assertThat(display(FRACTION + "<mi>x</mi>").width())
        .isCloseTo(alone + display("<mi>x</mi>").width(), within(0.02));
  }

  @Test
  void the_rule_of_a_fraction_is_on_the_axis_and_touches_neither_part() throws Exception {
    MathBox box = display(FRACTION);
    Mark.Rule rule = rules(box).get(0);
    assertThat(rule.y() + rule.height() / 2).isCloseTo(AXIS, within(0.001));
    assertThat(ink(box, "a").bottom()).isGreaterThan(rule.y() + rule.height() + 0.1);
    assertThat(ink(box, "b").top()).isLessThan(rule.y() - 0.1);
  }

  @Test
  void the_sign_of_a_root_reaches_its_rule() throws Exception {
    for (String radicand :
        List.of("<mi>x</mi>", FRACTION, "<mfrac>" + FRACTION + "<mi>c</mi></mfrac>")) {
      MathBox box = display("<msqrt>" + radicand + "</msqrt>");
      Mark.Rule rule =
          rules(box).stream().max((a, b) -> Double.compare(a.y(), b.y())).orElseThrow();
      assertThat(ink(box, "√").top()).isCloseTo(rule.y() + rule.height(), within(0.01));
      assertThat(ink(box, "√").right()).isGreaterThanOrEqualTo(rule.x());
    }
  }

  @Test
  void operators_are_spaced_by_their_class_and_a_sign_before_a_term_is_not() throws Exception {
    MathBox plus = inline("<mi>a</mi><mo>+</mo><mi>b</mi>");
    MathBox equals = inline("<mi>a</mi><mo>=</mo><mi>b</mi>");
    MathBox sign = inline("<mi>a</mi><mo>=</mo><mo>−</mo><mi>b</mi>");
    assertThat(gap(plus, "a", "+")).isCloseTo(4 / 18.0, within(0.03));
    assertThat(gap(equals, "a", "=")).isCloseTo(5 / 18.0, within(0.03));
    assertThat(gap(sign, "−", "b")).isCloseTo(0, within(0.01));
  }

  private static double gap(MathBox box, String left, String right) {
    Mark.Glyph before = glyph(box, left);
    return glyph(box, right).x()
        - before.x()
        - before.face().metrics().advance(before.id()) * before.size();
  }

  @Test
  void a_function_is_upright_and_has_a_thin_space_before_its_argument_alone() throws Exception {
    String sine = "<mi>sin</mi><mo>\u2061</mo>";
    assertThat(gap(inline(sine + "<mi>x</mi>"), "n", "x")).isCloseTo(3 / 18.0, within(0.02));
    MathBox bracket = inline(sine + "<mo stretchy=\"false\">(</mo><mi>x</mi>");
    assertThat(gap(bracket, "n", "(")).isCloseTo(0, within(0.02));
  }

  @Test
  void letters_without_an_attribute_are_italic_and_both_notations_are_equal() throws Exception {
    int italic = glyph(inline("<mi>x</mi>"), "x").id();
    int upright = glyph(inline("<mi mathvariant=\"normal\">x</mi>"), "x").id();
    assertThat(italic).isNotEqualTo(upright);
    assertThat(glyph(inline("<mi>𝑥</mi>"), "x").id()).isEqualTo(italic);
  }

  @Test
  void an_accent_is_above_the_attachment_point_of_its_letter() throws Exception {
    MathBox box = inline("<mover accent=\"true\"><mi>f</mi><mo>^</mo></mover>");
    Ink accent = ink(box, "^");
    Ink letter = ink(box, "f");
    assertThat(accent.bottom()).isGreaterThan(letter.top());
    double middle = (accent.left() + accent.right()) / 2;
    assertThat(middle).isGreaterThan((letter.left() + letter.right()) / 2);
  }

  @Test
  void a_brace_is_as_wide_as_what_it_encloses() throws Exception {
    String sum = "<mrow><mi>a</mi><mo>+</mo><mi>b</mi><mo>+</mo><mi>c</mi></mrow>";
    MathBox inner = display(sum);
    MathBox box =
        display(
            "<munder><munder>" + sum + "<mo stretchy=\"true\">⏟</mo></munder><mi>n</mi></munder>");
    Ink brace = ink(box, "⏟");
    assertThat(brace.right() - brace.left()).isGreaterThanOrEqualTo(inner.fullWidth() - 0.01);
    assertThat(ink(box, "n").top()).isLessThan(brace.bottom());
  }

  @Test
  void a_prime_is_raised_once_and_several_are_one_sign() throws Exception {
    MathBox box = inline("<msup><mi>f</mi><mrow><mo>′</mo><mo>′</mo></mrow></msup>");
    assertThat(glyphs(box)).hasSize(2);
    assertThat(ink(box, "″").bottom()).isGreaterThan(0.25);
    assertThat(ink(box, "″").top()).isLessThan(1.1);
  }

  @Test
  void the_tag_of_a_formula_is_at_the_right_end_of_the_line() throws Exception {
    MathBox box =
        display(
            "<mtable class=\"math-numbered\"><mtr><mtd></mtd><mtd><mi>E</mi></mtd><mtd></mtd>"
                + "<mtd><mtext>(1)</mtext></mtd></mtr></mtable>");
    assertThat(box.width() * MathLayout.of(FACES).orElseThrow().scale())
        .isCloseTo(LINE, within(0.001));
    assertThat(ink(box, ")").right()).isCloseTo(box.width(), within(0.1));
    assertThat(ink(box, "E").left()).isBetween(box.width() * 0.45, box.width() * 0.55);
    assertThat(glyph(box, "1").y()).isEqualTo(glyph(box, "E").y());
  }

  @Test
  void the_space_that_is_asked_for_below_a_row_is_added_to_it() throws Exception {
    String gap = "<mspace width=\"0em\" height=\"0em\" depth=\"1.36em\" class=\"math-gap\"/>";
    for (String cell : List.of("<mi>x</mi>", FRACTION + "<mi>x</mi>")) {
      double[] steps = new double[2];
      for (int i = 0; i < 2; i++) {
        MathBox box =
            inline(
                "<mtable><mtr><mtd><mrow>"
                    + cell
                    + (i == 0 ? "" : gap)
                    + "</mrow></mtd></mtr><mtr><mtd><mi>y</mi></mtd></mtr></mtable>");
        steps[i] = glyph(box, "x").y() - glyph(box, "y").y();
      }
      assertThat(steps[1] - steps[0]).as(cell).isCloseTo(1, within(0.001));
    }
  }

  @Test
  void a_formula_wider_than_the_line_continues_before_a_relation() throws Exception {
    String sum = "<mi>a</mi><mo>+</mo>".repeat(15) + "<mi>a</mi>";
    MathBox box = display("<mi>y</mi><mo>=</mo>" + sum + "<mo>=</mo>" + sum);
    assertThat(box.fullWidth()).isLessThanOrEqualTo(LINE);
    List<Mark.Glyph> signs =
        glyphs(box).stream().filter(glyph -> glyph.text().equals("=")).toList();
    assertThat(signs.get(1).y()).isLessThan(signs.get(0).y());
    assertThat(signs.get(1).x()).isCloseTo(signs.get(0).x(), within(0.01));
  }

  @Test
  void a_wide_formula_is_divided_neither_within_brackets_nor_after_its_first_letter()
      throws Exception {
    String factor = "<mi>a</mi><mo>(</mo><mi>x</mi><mo>-</mo><mi>b</mi><mo>)</mo>";
    MathBox box =
        display("<mi>p</mi><mi>q</mi><mo>=</mo>" + (factor + "<mo>+</mo>").repeat(14) + factor);
    assertThat(box.fullWidth()).isLessThanOrEqualTo(LINE);
    List<Mark.Glyph> glyphs = glyphs(box);
    for (int i = 1; i < glyphs.size(); i++) {
      if (glyphs.get(i).x() < glyphs.get(i - 1).x()) {
        assertThat(glyphs.get(i).text()).isEqualTo("+");
        assertThat(glyphs.get(i - 1).text()).isEqualTo(")");
      }
    }
    assertThat(glyphs.get(glyphs.size() - 1).y()).isLessThan(glyphs.get(0).y());
  }

  @Test
  void words_that_run_from_right_to_left_are_in_this_order() throws Exception {
    List<Mark.Assembly> words = new ArrayList<>();
    for (Mark mark : inline("<mtext>\u0625\u0630\u0627 \u0643\u0627\u0646</mtext>").marks()) {
      if (mark instanceof Mark.Assembly word) {
        words.add(word);
      }
    }
    assertThat(words)
        .extracting(Mark.Assembly::text)
        .containsExactly("\u0643\u0627\u0646", "\u0625\u0630\u0627");
    assertThat(words.get(0).glyphs().get(0).x()).isLessThan(words.get(1).glyphs().get(0).x());
  }

  @Test
  void text_in_a_formula_is_in_the_font_of_the_text() throws Exception {
    MathBox box = inline("<mtext>für</mtext><mi>x</mi>");
    assertThat(glyph(box, "ü").face().file().family()).isEqualTo("Source Serif 4");
    assertThat(glyph(box, "x").face().file().family()).isEqualTo("STIX Two Math");
  }

  @Test
  void words_of_joined_letters_are_shaped_by_the_rules_of_their_script() throws Exception {
    MathBox hindi = inline("<mtext>क्षत्रिय</mtext>");
    assertThat(glyphs(hindi)).hasSizeLessThan("क्षत्रिय".length());
    Mark.Assembly arabic = (Mark.Assembly) inline("<mtext>كتاب</mtext>").marks().get(0);
    assertThat(arabic.text()).isEqualTo("كتاب");
    assertThat(arabic.glyphs().get(arabic.glyphs().size() - 1).text()).isEqualTo("ك");
  }

  @Test
  void a_subscript_below_a_slanted_letter_is_kerned_and_does_not_touch_it() throws Exception {
    for (String script : List.of("k", "x", "i", "l")) {
      MathBox box = inline("<msub><mi>V</mi><mi>" + script + "</mi></msub>");
      double end = glyph(box, "V").face().metrics().advance(glyph(box, "V").id());
      assertThat(glyph(box, script).x()).as(script).isBetween(end - 0.3, end);
    }
  }

  @Test
  void a_hidden_part_takes_its_space() throws Exception {
    MathBox box = inline("<mphantom><mi>x</mi></mphantom>");
    assertThat(box.marks()).isEmpty();
    assertThat(box.fullWidth()).isEqualTo(inline("<mi>x</mi>").fullWidth());
  }

  @Test
  void a_phase_has_a_line_below_and_a_slanted_one_before_its_contents() throws Exception {
    MathBox box = inline("<menclose notation=\"phasorangle\"><mi>x</mi></menclose>");
    Mark.Rule below = rules(box).get(0);
    Mark.Line slanted = lines(box).get(0);
    assertThat(below.y() + below.height()).isLessThan(ink(box, "x").bottom());
    assertThat(below.width()).isCloseTo(box.width(), within(0.001));
    assertThat(slanted.toX()).isGreaterThan(slanted.x()).isLessThan(ink(box, "x").left());
    assertThat(slanted.toY()).isGreaterThan(slanted.y());
    assertThat(-box.depth()).isCloseTo(below.y(), within(0.001));
  }

  @Test
  void an_angle_of_actuaries_has_a_line_above_and_one_after_its_contents() throws Exception {
    MathBox box = inline("<menclose notation=\"actuarial\"><mi>n</mi></menclose>");
    assertThat(rules(box)).hasSize(2);
    assertThat(rules(box).get(0).y()).isGreaterThan(ink(box, "n").top());
    assertThat(rules(box).get(1).x()).isGreaterThanOrEqualTo(ink(box, "n").right());
  }

  @Test
  void the_contents_of_nested_enclosures_are_laid_out_once() throws Exception {
    for (String notation : List.of("phasorangle", "actuarial", "box")) {
      String start = "<menclose notation=\"" + notation + "\">";
      MathBox box = inline(start.repeat(60) + "<mi>x</mi>" + "</menclose>".repeat(60));
      assertThat(glyphs(box)).hasSize(1);
      assertThat(rules(box).size() + lines(box).size()).isGreaterThanOrEqualTo(120);
    }
  }

  @Test
  void an_element_that_is_not_supported_is_named() {
    assertThatThrownBy(() -> inline("<ms>x</ms>"))
        .isInstanceOf(MathLayoutException.class)
        .hasMessageContaining("<ms>");
  }

  @Test
  void incomplete_elements_are_laid_out_as_far_as_they_go() throws Exception {
    for (String name :
        List.of(
            "msub",
            "msup",
            "msubsup",
            "munder",
            "mover",
            "munderover",
            "mfrac",
            "msqrt",
            "mroot",
            "mtable",
            "menclose",
            "mpadded",
            "mo",
            "mi",
            "mrow",
            "mtext")) {
      for (String child :
          List.of("", "<mi>x</mi>", "<mo>→</mo>", "<mtr/>", "<mo stretchy=\"true\"/>")) {
        String element = "<" + name + ">" + child + child + "</" + name + ">";
        if (!child.equals("<mtr/>") || name.equals("mtable")) {
          assertThat(display(element).fullWidth()).as(element).isGreaterThanOrEqualTo(0);
        }
      }
    }
  }
}
