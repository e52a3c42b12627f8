package press.offprint.web.http;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Why a request is not served.
 *
 * @param title for people, a few words
 * @param detail for people: what to do instead
 */
public record HttpProblem(int status, String title, String detail) {

  public static final HttpProblem NOT_FOUND =
      new HttpProblem(404, "Not here", "Nothing is published at this address.");
  public static final HttpProblem FAULT =
      new HttpProblem(500, "A fault of ours", "Try again; the server's terminal says more.");
  static final HttpProblem HOST =
      new HttpProblem(
          421,
          "Another name",
          "This server is not known by that name. Whoever runs it can add it with --allow-host.");
  public static final HttpProblem METHOD =
      new HttpProblem(405, "Not that way", "This address takes other methods.");
  static final HttpProblem ORIGIN =
      new HttpProblem(403, "From elsewhere", "Another site may not change anything here.");
  static final HttpProblem TOKEN =
      new HttpProblem(401, "Sign in first", "Changing anything needs the token of this server.");
  static final HttpProblem WRONG_TOKEN =
      new HttpProblem(401, "Wrong token", "The server showed its token when it was first started.");
  static final HttpProblem OFTEN =
      new HttpProblem(429, "Too often", "Wait a little, then try again.");
  public static final HttpProblem READING =
      new HttpProblem(401, "For readers with a password", "Give your name and password.");
  public static final HttpProblem TOO_LARGE =
      new HttpProblem(413, "Too much at once", "Send less, or put it into the content folder.");
  public static final HttpProblem UNCLEAR =
      new HttpProblem(400, "Not understood", "The request is not well-formed.");

  /** The same for programs, as RFC 9457 says it. */
  public ResponseBody problem() {
    String json =
        new ObjectMapper()
            .createObjectNode()
            .put("status", status)
            .put("title", title)
            .put("detail", detail)
            .toString();
    return ResponseBody.of("application/problem+json", json);
  }
}
