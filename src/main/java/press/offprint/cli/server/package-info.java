/** The way from a command to a server that is running on the same project. */
package press.offprint.cli.server;
