package press.offprint.pipeline.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class SplitEndTest {
  @Test
  void a_failure_that_cannot_be_recorded_ends_the_whole_exchange() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      Exchange split = new DefaultExchange(camel);
      Exchange part = new DefaultExchange(camel);
      IllegalStateException failure = new IllegalStateException("a post failed");
      part.setException(failure);
      SplitEnd end =
          new SplitEnd(
              (exchange, reason) -> {
                throw new IllegalArgumentException("the catalog is damaged");
              });
      assertThat(end.aggregate(null, part, split)).isSameAs(split);
      assertThat(split.getException())
          .hasMessage("the catalog is damaged")
          .hasSuppressedException(failure);
    }
  }
}
