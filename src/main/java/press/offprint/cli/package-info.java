/** One class a verb. The only place that prints and exits. */
package press.offprint.cli;
