package press.offprint.web.http;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Why a request is not served.
 *
 * @param title for people, a few words
 * @param detail for people: what to do instead
 */
public record Refusal(int status, String title, String detail) {

  public static final Refusal NOT_FOUND =
      new Refusal(404, "Not here", "Nothing is published at this address.");
  public static final Refusal FAULT =
      new Refusal(500, "A fault of ours", "Try again; the server's terminal says more.");
  static final Refusal HOST =
      new Refusal(
          421,
          "Another name",
          "This server is not known by that name. Whoever runs it can add it with --allow-host.");
  public static final Refusal METHOD =
      new Refusal(405, "Not that way", "This address takes other methods.");
  static final Refusal ORIGIN =
      new Refusal(403, "From elsewhere", "Another site may not change anything here.");
  static final Refusal TOKEN =
      new Refusal(401, "Sign in first", "Changing anything needs the token of this server.");
  static final Refusal WRONG_TOKEN =
      new Refusal(401, "Wrong token", "The server showed its token when it was first started.");
  static final Refusal OFTEN = new Refusal(429, "Too often", "Wait a little, then try again.");
  public static final Refusal READING =
      new Refusal(401, "For readers with a password", "Give your name and password.");
  public static final Refusal TOO_LARGE =
      new Refusal(413, "Too much at once", "Send less, or put it into the content folder.");
  public static final Refusal UNCLEAR =
      new Refusal(400, "Not understood", "The request is not well-formed.");

  /** The same for programs, as RFC 9457 says it. */
  public Body problem() {
    String json =
        new ObjectMapper()
            .createObjectNode()
            .put("status", status)
            .put("title", title)
            .put("detail", detail)
            .toString();
    return Body.of("application/problem+json", json);
  }
}
