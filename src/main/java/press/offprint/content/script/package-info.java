/**
 * The execution of JavaScript libraries without access to Java, files or the clock, and with
 * limits.
 */
package press.offprint.content.script;
