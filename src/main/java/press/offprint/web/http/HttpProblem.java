package press.offprint.web.http;

import press.offprint.json.JsonObject;

/**
 * The reason why a request failed (RFC 9457).
 *
 * @param title a few words for people
 * @param detail a sentence for people: the cause and the next step
 */
public record HttpProblem(int status, String title, String detail) {

  public static final HttpProblem NOT_FOUND =
      new HttpProblem(404, "Not found", "Nothing is published at this address.");
  public static final HttpProblem FAULT =
      new HttpProblem(
          500, "Server error", "The request failed. The terminal of the server shows the cause.");
  public static final HttpProblem HOST =
      new HttpProblem(
          421,
          "Unknown host",
          "This server does not have that name. Its owner can allow the name with --allow-host.");
  public static final HttpProblem METHOD =
      new HttpProblem(405, "Method not allowed", "This address takes other HTTP methods.");
  public static final HttpProblem ORIGIN =
      new HttpProblem(
          403, "Cross-site request refused", "A page of another site cannot change anything here.");
  public static final HttpProblem TOKEN =
      new HttpProblem(401, "Sign in first", "A change needs the token of this server.");
  public static final HttpProblem WRONG_TOKEN =
      new HttpProblem(
          401,
          "Wrong token",
          "This is not the token of this server. The server showed it at its first start.");
  public static final HttpProblem RATE =
      new HttpProblem(
          429, "Too many requests", "Wait for the seconds that Retry-After gives, then try again.");
  public static final HttpProblem READING =
      new HttpProblem(401, "Password needed", "Reading needs the name and password of a reader.");
  public static final HttpProblem TOO_LARGE =
      new HttpProblem(
          413, "Request too large", "Send less at once, or copy it into the content folder.");
  public static final HttpProblem UNCLEAR =
      new HttpProblem(400, "Invalid request", "The request is not well-formed.");

  /** Returns the problem as {@code application/problem+json}. */
  public ResponseBody problem() {
    JsonObject json =
        new JsonObject().put("status", status).put("title", title).put("detail", detail);
    return ResponseBody.of("application/problem+json", json.toString());
  }
}
