/** Commands that show what was published, and why, and that go back to earlier versions. */
package press.offprint.cli.version;
