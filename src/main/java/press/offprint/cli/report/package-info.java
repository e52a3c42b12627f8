/** The output of commands: console lines, JSON lines, log messages. */
package press.offprint.cli.report;
