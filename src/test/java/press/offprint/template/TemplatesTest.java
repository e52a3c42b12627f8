package press.offprint.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import press.offprint.Examples;
import press.offprint.model.bytes.Bytes;

class TemplatesTest {
  private final Map<String, String> files = new LinkedHashMap<>();
  private final TemplateSource source =
      new TemplateSource() {
        @Override
        public Optional<Bytes> find(String name) {
          return Optional.ofNullable(files.get(name)).map(Bytes::utf8);
        }

        @Override
        public List<String> names(String folder) {
          return files.keySet().stream().filter(n -> n.startsWith(folder + "/")).sorted().toList();
        }
      };

  private String render(String name, String template) {
    files.put(name, template);
    return new Templates(source)
        .render(
            name,
            Map.of(
                "article", Examples.article("Ink & <Paper>", "<p>Hello</p>"),
                "site", Examples.site(),
                "loose", Map.of("a", 1)));
  }

  @Test
  void a_template_extends_includes_and_imports_across_files() {
    files.put("web/base.html", "<h1>{% block title %}none{% endblock %}</h1>");
    files.put("web/part.html", "{{ article.metadata.title }}");
    files.put("web/macros.html", "{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}");
    assertThat(
            render(
                "web/a.html",
                "{% extends './base.html' %}{% import \"./macros.html\" %}"
                    + "{% block title %}{% include \"./part.html\" %}{{ bold('x') }}{% endblock %}"))
        .isEqualTo("<h1>Ink &amp; &lt;Paper&gt;<b>x</b></h1>");
  }

  @Test
  void markup_is_escaped_and_plain_text_is_not() {
    assertThat(render("a.xml", "{{ article.metadata.title }}"))
        .isEqualTo("Ink &amp; &lt;Paper&gt;");
    assertThat(render("a.txt", "{{ article.metadata.title }}")).isEqualTo("Ink & <Paper>");
  }

  @Test
  void characters_that_xml_forbids_are_never_written() {
    String text = "a\u0000\u001b\uFFFE\uD800b";
    files.put("a.xml", "{{ x }}{{ x | raw }}");
    assertThat(new Templates(source).render("a.xml", Map.of("x", text + "'")))
        .isEqualTo("a\uFFFD\uFFFD\uFFFD\uFFFDb&#39;a\uFFFD\uFFFD\uFFFD\uFFFDb'");
  }

  @Test
  void an_optional_gives_its_value_or_nothing() {
    assertThat(render("a.txt", "{% if article.metadata.cover %}yes{% else %}no{% endif %}"))
        .isEqualTo("no");
    assertThat(render("a.txt", "{{ article.metadata.dates.date }}")).startsWith("2026-03-14T09:26");
  }

  @Test
  void accessors_of_the_model_may_be_called_with_values() {
    assertThat(render("a.txt", "{% for x in article.metadata.terms('tags') %}{{ x }} {% endfor %}"))
        .isEqualTo("paper ink ");
    assertThat(render("a.txt", "{{ site.absolute('/a b/') }}"))
        .isEqualTo("https://example.org/a%20b/");
    assertThat(render("a.txt", "{% for x in article.metadata.tags %}{{ loop.index }}{% endfor %}"))
        .isEqualTo("01");
  }

  @Test
  void a_line_of_tags_gives_no_line_and_a_printed_line_keeps_its_end() {
    assertThat(render("a.txt", "{{ 1 }}\n{% if true %}\n{{ 2 }}\n{% endif %}\n\n{{ 3 }}\n"))
        .isEqualTo("1\n2\n\n3\n");
    assertThatThrownBy(() -> render("a.txt", "{{ 1 }}\n{{ 2 }}\n{{ x }}\n"))
        .hasMessageContaining("a.txt:3");
  }

  @Test
  void a_field_with_a_default_may_have_any_type_or_be_absent() {
    files.put("a.txt", "{{ fields.cover.alt | default('none') }}");
    for (Object cover : Arrays.asList(null, "x", 7, List.of("x"), Map.of(), Map.of("alt", ""))) {
      Map<String, Object> fields = new HashMap<>();
      fields.put("cover", cover);
      assertThat(new Templates(source).render("a.txt", Map.of("fields", fields)))
          .as(String.valueOf(cover))
          .isEqualTo("none");
    }
    assertThat(new Templates(source).render("a.txt", Map.of("fields", Map.of()))).isEqualTo("none");
  }

  @Test
  void no_template_reaches_a_java_class() {
    for (String attack :
        List.of(
            "article.getClass()",
            "article.class",
            "article.metadata.title.getClass()",
            "article.metadata.title.bytes",
            "article.metadata.title.CASE_INSENSITIVE_ORDER",
            "loose.getClass()",
            "loose.clear()",
            "article.metadata.tags.getClass().forName('java.lang.Runtime')",
            "article.metadata.tags.add('x')",
            "article.contents.get()",
            "article.metadata.dates.date.now()",
            "(1).TYPE",
            "(1).getClass()",
            "i18n('java.lang.Runtime', 'x')",
            "loop.getClass()")) {
      assertThatThrownBy(() -> render("a.txt", "{{ " + attack + " }}"))
          .as(attack)
          .isInstanceOf(TemplateException.class);
    }
    assertThatThrownBy(
            () ->
                render("a.txt", "{% for x in article.metadata.tags %}{{ loop.class }}{% endfor %}"))
        .isInstanceOf(TemplateException.class);
  }

  @Test
  void an_error_has_a_cause_a_line_and_a_remedy() {
    assertThatThrownBy(() -> render("web/a.html", "<p>\n{{ article.metadata.titel }}"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("web/a.html:2: \"titel\" is not a property of Metadata")
        .hasMessageContaining("Check its spelling");
    assertThatThrownBy(() -> render("web/a.html", "{{ artikel }}"))
        .hasMessageContaining("web/a.html:1: \"artikel\" is not known here");
    assertThatThrownBy(() -> render("web/a.html", "{% if true %}"))
        .hasMessageContaining("web/a.html:1")
        .hasMessageContaining("has its end");
    assertThatThrownBy(() -> render("web/a.html", "<p>\n{% include 'web/none.html' %}"))
        .hasMessageContaining("web/a.html:2: There is no template \"web/none.html\"")
        .hasMessageContaining("spelling");
    assertThatThrownBy(() -> render("web/a.html", "<p>\n{% include 'web/a.html' %}"))
        .hasMessageContaining("web/a.html:2: the template includes itself without end");
  }

  @Test
  void a_fingerprint_changes_with_every_file_that_a_folder_uses_and_no_other() {
    files.put("web/a.html", "{% extends \"shared/base.html\" %}");
    files.put("shared/base.html", "one");
    files.put("i18n/en.properties", "a=b");
    files.put("print/b.html", "x");
    String before = new Templates(source).fingerprint("web");
    files.put("print/b.html", "y");
    assertThat(new Templates(source).fingerprint("web")).isEqualTo(before);
    files.put("shared/base.html", "two");
    String after = new Templates(source).fingerprint("web");
    assertThat(after).isNotEqualTo(before);
    files.put("i18n/en.properties", "a=c");
    assertThat(new Templates(source).fingerprint("web")).isNotEqualTo(after);
  }

  @Test
  void fingerprints_and_the_use_of_data_are_found_anew_after_a_change() {
    files.put("web/a.html", "{% extends \"shared/base.html\" %}");
    files.put("shared/base.html", "the data of a reader");
    Templates templates = new Templates(source);
    String before = templates.fingerprint("web");
    assertThat(templates.usesData("web")).as("a word of the text").isFalse();
    files.put("shared/base.html", "{{ data.books }}");
    files.put("web/b.html", "another page");
    templates.forget();
    assertThat(templates.fingerprint("web")).isNotEqualTo(before);
    assertThat(templates.usesData("web")).as("by the template that it extends").isTrue();
    assertThat(templates.files("web"))
        .containsOnlyKeys("shared/base.html", "web/a.html", "web/b.html");
  }
}
