/** Access to the web server: tokens, sessions, passwords, and the limit on wrong guesses. */
package press.offprint.web.auth;
