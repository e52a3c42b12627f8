package press.offprint.web.http;

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
  static final Refusal METHOD =
      new Refusal(405, "Not that way", "This address takes other methods.");
  static final Refusal ORIGIN =
      new Refusal(403, "From elsewhere", "Another site may not change anything here.");
  static final Refusal TOKEN =
      new Refusal(401, "Sign in first", "Changing anything needs the token of this server.");
  static final Refusal WRONG_TOKEN =
      new Refusal(401, "Wrong token", "The server showed its token when it was first started.");
  static final Refusal OFTEN = new Refusal(429, "Too often", "Wait a little, then try again.");
  static final Refusal READING =
      new Refusal(401, "For readers with a password", "Give your name and password.");
}
