/**
 * The end of a call that took too long. Its thread is interrupted, and work on untrusted input
 * checks for that.
 */
package press.offprint.model.interrupt;
