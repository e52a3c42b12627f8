package press.offprint.edition.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A page keeps the rules of its style sheet that may apply to it. */
class PageStyleTest {
  private static String rules(String css, String body) {
    String page = PageStyle.shortened("<style>" + css + "</style><body>" + body + "</body>");
    return page.substring("<style>".length(), page.indexOf("</style>"));
  }

  private static void assertStays(String css, String body) {
    assertThat(rules(css, body)).isEqualTo(css);
  }

  private static void assertLeftOut(String css, String body) {
    assertThat(rules("p{a:b}" + css, body)).isEqualTo("p{a:b}");
  }

  @Test
  void a_rule_is_left_out_if_no_element_has_its_class_its_name_or_its_language() {
    String body = "<p class=\"one two\" lang=\"fr-CA\">Text</p>";
    assertStays("p{a:b}.one{a:b}.one.two{a:b}p:lang(fr){a:b}", body);
    assertLeftOut(".three{a:b}", body);
    assertLeftOut(".one.three{a:b}", body);
    assertLeftOut("table{a:b}", body);
    assertLeftOut("p > td:first-child{a:b}", body);
    assertLeftOut(":lang(ja) p{a:b}", body);
  }

  @Test
  void the_other_selectors_of_a_rule_stay() {
    assertThat(rules(".one,.two,p{a:b}", "<p class=\"two\">Text</p>")).isEqualTo(".two,p{a:b}");
    assertLeftOut(":is(.one,td) p{a:b}", "<p>Text</p>");
    assertStays(":is(.one,p):is(p,td){a:b}", "<p>Text</p>");
  }

  @Test
  void names_that_must_be_absent_and_names_in_texts_do_not_count() {
    assertStays("p:not(.one){a:b}", "<p>Text</p>");
    assertStays("p:has(> .one){a:b}", "<p>Text</p>");
    assertStays("p[title=\".one, td (\"]{a:b}", "<p>Text</p>");
    assertStays("p::before{content:\"} .one{\"}", "<p>Text</p>");
  }

  @Test
  void rules_in_media_queries_are_rules_and_other_statements_stay() {
    assertThat(rules("@media print{.one{a:b}p{a:b}}", "<p>Text</p>"))
        .isEqualTo("@media print{p{a:b}}");
    assertLeftOut("@media print{.one{a:b}}", "<p>Text</p>");
    assertStays("@page{margin:1cm}@font-face{font-family:One}", "<p>Text</p>");
    assertStays("@import url(more.css);p{a:b}", "<p>Text</p>");
    assertStays("p{a:b}.one{a:b", "<p>Text</p>");
  }

  @Test
  void a_page_with_a_script_keeps_all_rules() {
    assertStays(".one{a:b}", "<script src=\"more.js\"></script>");
  }
}
