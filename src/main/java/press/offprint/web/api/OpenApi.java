package press.offprint.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import press.offprint.web.http.Body;

/** The description of the interface; a test holds it against the server. */
final class OpenApi {
  private static final Body BODY = read();

  private OpenApi() {}

  static Body body() {
    return BODY;
  }

  private static Body read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("The program lacks openapi.json");
      }
      return Body.of(Api.JSON, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
