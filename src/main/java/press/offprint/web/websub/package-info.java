/** WebSub (W3C). Begin with {@link press.offprint.web.websub.WebSubNotifier}. */
package press.offprint.web.websub;
