package press.offprint.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class SeenFilesTest {
  private final SeenFiles files = new SeenFiles();
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

  @Test
  void no_file_is_forgotten() {
    for (int i = 0; i < 5_000; i++) {
      assertThat(files.add("file-" + i)).isTrue();
    }
    assertThat(files.add("file-0")).isFalse();
    assertThat(files.contains("file-4999")).isTrue();
  }

  @Test
  void a_poll_ends_with_its_last_file_or_without_a_file() {
    assertThat(files.endsPoll(exchange)).isTrue();
    exchange.getMessage().setBody("a file");
    assertThat(files.endsPoll(exchange)).isFalse();
    exchange.setProperty(Exchange.BATCH_COMPLETE, true);
    assertThat(files.endsPoll(exchange)).isTrue();
  }
}
