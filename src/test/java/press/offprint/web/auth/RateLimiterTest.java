package press.offprint.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private long now;
  private final RateLimiter limiter = new RateLimiter(3, 0.5, () -> now);

  @Test
  void after_the_burst_a_client_gets_a_permit_each_interval() {
    assertThat(limiter.has("a")).isTrue();
    for (int i = 0; i < 3; i++) {
      assertThat(limiter.take("a")).isTrue();
    }
    assertThat(limiter.has("a")).isFalse();
    assertThat(limiter.take("a")).isFalse();
    now += 1_999_999_999L;
    assertThat(limiter.take("a")).isFalse();
    now += 1;
    assertThat(limiter.has("a")).isTrue();
    assertThat(limiter.take("a")).isTrue();
    assertThat(limiter.take("a")).isFalse();
  }

  @Test
  void permits_are_saved_up_to_the_burst() {
    limiter.take("a");
    now += 3_600_000_000_000L;
    for (int i = 0; i < 3; i++) {
      assertThat(limiter.take("a")).isTrue();
    }
    assertThat(limiter.take("a")).isFalse();
  }

  @Test
  void each_client_has_separate_permits() {
    for (int i = 0; i < 3; i++) {
      limiter.take("a");
    }
    assertThat(limiter.take("a")).isFalse();
    assertThat(limiter.take("b")).isTrue();
  }
}
