package press.offprint.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import press.offprint.web.http.ResponseBody;

/** The OpenAPI description of the API. ApiTest compares it with the server. */
final class OpenApi {
  private static final ResponseBody BODY = read();

  private OpenApi() {}

  static ResponseBody body() {
    return BODY;
  }

  private static ResponseBody read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("The resource openapi.json is missing");
      }
      return ResponseBody.of(Api.JSON, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
