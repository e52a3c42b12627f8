/**
 * The beans of {@code publish-site}: the files that the whole site shares. Begin with {@link
 * press.offprint.pipeline.site.SiteAssembler}.
 */
package press.offprint.pipeline.site;
