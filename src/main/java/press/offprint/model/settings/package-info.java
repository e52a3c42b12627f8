/** Settings of a site, as values. */
package press.offprint.model.settings;
