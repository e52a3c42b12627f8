package press.offprint.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogQueryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q      | a & b  | ?q=a+%26+b",
        "tag    | tide   | ?tag=tide",
        "sort   | oldest | ?sort=oldest",
        "sort   | newest | ''",
        "sort   | wrong  | ''",
        "page   | 2      | ?page=2",
        "page   | 1      | ''",
        "page   | 0      | ''",
        "page   | -3     | ''",
        "page   | 1e3    | ''",
        "colour | teal   | ''"
      })
  void a_url_is_parsed_and_written_again_without_what_is_invalid(
      String name, String value, String url) {
    Map<String, String> parameters = Map.of(name, value);
    assertThat(CatalogQuery.of(parameters::get).url()).isEqualTo(url);
  }

  @Test
  void another_value_begins_at_the_first_page() {
    CatalogQuery query = CatalogQuery.ALL.with("tag", "tide").onPage(3).with("author", "Ada");
    assertThat(query.url()).isEqualTo("?tag=tide&author=Ada");
    assertThat(query.with("tag", "").with("author", "")).isEqualTo(CatalogQuery.ALL);
    assertThat(query.isAll()).isFalse();
    assertThat(CatalogQuery.ALL.onPage(2).isAll()).isTrue();
  }

  @Test
  void a_value_is_cut_to_the_maximum_length() {
    assertThat(CatalogQuery.of(name -> "x".repeat(5_000)).text()).hasSize(200);
  }
}
