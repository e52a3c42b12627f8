/** From a template and values to text. Begin with {@link press.offprint.template.Templates}. */
package press.offprint.template;
