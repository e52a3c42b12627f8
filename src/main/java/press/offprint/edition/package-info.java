/**
 * The ways to publish. {@link press.offprint.edition.Edition} is the port; each package below holds
 * one adapter, and none sees another.
 */
package press.offprint.edition;
