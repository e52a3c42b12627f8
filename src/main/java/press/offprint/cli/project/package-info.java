/** Commands that make, import, check and extend a project. */
package press.offprint.cli.project;
