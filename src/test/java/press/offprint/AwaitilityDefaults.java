package press.offprint;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that waits ignores exceptions that other threads do not catch, because these may belong to
 * a test that runs beside it, for example to a mail server that is stopped. Its time is long,
 * because other tests use the same processors.
 */
public final class AwaitilityDefaults implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
    Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
  }
}
