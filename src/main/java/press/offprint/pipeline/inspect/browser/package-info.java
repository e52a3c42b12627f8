/** A headless browser of the machine, which paints pages and reads their words. */
package press.offprint.pipeline.inspect.browser;
