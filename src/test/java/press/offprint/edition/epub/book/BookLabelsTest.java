package press.offprint.edition.epub.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

class BookLabelsTest {
  private static final Templates TEMPLATES = new Templates(TemplateFolder.ours());

  @Test
  void a_language_without_labels_has_english_ones() {
    assertThat(BookLabels.of(TEMPLATES, "tlh").get("contents")).isEqualTo("Contents");
    assertThat(BookLabels.of(TEMPLATES, "ar-EG").get("contents")).isEqualTo("المحتويات");
  }

  @Test
  void a_label_takes_an_argument_and_an_unknown_key_is_its_own_label() {
    BookLabels labels = BookLabels.of(TEMPLATES, "en");
    assertThat(labels.get("coverOf", "Paper")).isEqualTo("Cover of “Paper”");
    assertThat(labels.get("no.such.key")).isEqualTo("no.such.key");
  }

  @Test
  void names_and_sentences_are_joined_as_the_language_does() {
    List<String> parts = List.of("a", "b");
    assertThat(BookLabels.of(TEMPLATES, "en").list(parts)).isEqualTo("a, b");
    assertThat(BookLabels.of(TEMPLATES, "fa").list(parts)).isEqualTo("a، b");
    assertThat(BookLabels.of(TEMPLATES, "ja").list(parts)).isEqualTo("a、b");
    assertThat(BookLabels.of(TEMPLATES, "en").join(parts)).isEqualTo("a b");
    assertThat(BookLabels.of(TEMPLATES, "zh-Hant").join(parts)).isEqualTo("ab");
  }
}
