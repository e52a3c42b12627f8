package press.offprint.content.suite;

/**
 * An example of a test suite for Markdown.
 *
 * @param id the number or the name of the example, unique in its suite
 * @param source the Markdown
 * @param html the HTML that the suite expects
 */
record SuiteExample(String id, String source, String html) {}
