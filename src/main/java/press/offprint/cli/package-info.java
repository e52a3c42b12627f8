/** The command line: one class per command. Only this package and cli.report print and exit. */
package press.offprint.cli;
