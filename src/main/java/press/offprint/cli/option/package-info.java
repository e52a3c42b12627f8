/** Options and arguments that several commands have. */
package press.offprint.cli.option;
