package press.offprint.web.auth;

/** The outcome of the check of a request's credentials. */
enum Access {
  /** The request has no credentials. */
  ANONYMOUS,
  /** The credentials are wrong. */
  WRONG,
  /** The credentials were not checked, because their address guessed too often. */
  LIMITED,
  /** The request has the readers' password. */
  READER,
  /** The request has the token, a session or the run key. */
  EDITOR
}
