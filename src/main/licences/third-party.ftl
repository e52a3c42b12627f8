<#-- What docs/third-party.md looks like; `mvn license:add-third-party` writes it. -->
# Third parties

The libraries of the running program, each with its licence. This page is made by `mvn license:add-third-party`; run it when a
dependency changes. Fonts and hyphenation patterns are listed in [fonts.md](fonts.md); they are fetched by the build and are under the SIL Open
Font License 1.1 and the MIT licence.

Offprint itself is Apache-2.0. Libraries under the LGPL, the GPL with an exception, or the MPL are used as they are, as separate jars that a user may replace;
none of them is copied into Offprint's own jar. The styles and locales of the CSL project are data under
CC BY-SA 3.0; they are used unchanged, as separate jars.

| Library | Version | Licence |
|---|---|---|
<#list dependencyMap as e>
<#assign project = e.getKey()/>
<#assign licences = e.getValue()/>
| [${(project.name!project.artifactId)?replace('|', ' ')?replace('\n', ' ')}](${(project.url!"#")?replace('\n', '')}) `${project.groupId}:${project.artifactId}` | ${project.version} | ${licences?join(" or ")?replace('|', ' ')} |
</#list>
