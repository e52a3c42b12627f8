package press.offprint.web.api;

/** The reader of request bodies, for tests of other packages. */
public final class ApiBodies {
  private ApiBodies() {}

  /** Reads a body as the server does; an invalid one is refused with an explanation. */
  public static void read(String body) {
    try {
      ApiRequest request = ApiRequest.ofJson(body);
      request.runRequest();
      request.source();
    } catch (ApiRequest.InvalidBodyException e) {
      if (e.getMessage().isBlank()) {
        throw new IllegalStateException("A refusal without an explanation: " + body, e);
      }
    }
  }
}
