package press.offprint.deliver;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets deliveries repeat a failed step after a millisecond. */
final class QuickRetries implements BeforeAllCallback, AfterAllCallback {
  private static final String KEY = "offprint.deliver.retryMillis";

  @Override
  public void beforeAll(ExtensionContext context) {
    System.setProperty(KEY, "1");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.clearProperty(KEY);
  }
}
