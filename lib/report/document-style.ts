/**
 * The look of a report's page: on screens by the reader's light or dark, on paper light, with margins, page numbers, sections that begin
 * a page where they are long, tables whose head comes again, and nothing folded.
 */
export const documentStyle = `
.assay-report{line-height:1.5;font-size:14px;--line:rgba(128,128,128,.3);--line-strong:rgba(128,128,128,.6);--muted:#5a6572;--ink:inherit;--code:rgba(128,128,128,.1);--stripe:transparent;--hover:rgba(128,128,128,.1);--bad:#b42318;--accent:#0072b2}
.assay-report h1{font-size:24px;line-height:1.25;margin:0 0 12px;overflow-wrap:anywhere}
.assay-report h2{font-size:18px;margin:34px 0 8px;padding-bottom:4px;border-bottom:1px solid rgba(128,128,128,.35);overflow-wrap:anywhere}
.assay-report h3{font-size:15px;margin:20px 0 6px}
.assay-report nav ol{columns:2;margin:14px 0;padding-left:26px;font-size:13px}
.assay-report nav li{break-inside:avoid;overflow-wrap:anywhere}
.assay-report a{color:var(--accent)}
.assay-report .ar-author{border-left:4px solid #cc79a7;padding:2px 0 2px 14px;margin:10px 0}
.assay-report .ar-author>:last-child{margin-bottom:2px}
.assay-report .ar-author p,.assay-report .ar-author li{max-width:760px}
.assay-report .ar-author:has(>.assay-brief){border-left:0;padding-left:0}
.assay-report .ar-by{font-size:12px;opacity:.72;margin:0}
.assay-report .ar-tool{margin:10px 0 16px;overflow-x:auto}
.assay-report :where(.ar-tool,section) :where(th,td){padding:2px 14px 2px 0;text-align:left;vertical-align:top}
.assay-report .ar-legend{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:12px;opacity:.8;margin:6px 0 0}
.assay-report .ar-legend i{display:inline-block;width:4px;height:12px;margin-right:6px;vertical-align:-1px;background:#cc79a7}
.assay-report .ar-missing{border-left:4px solid #e69f00;padding:4px 0 4px 14px}
.assay-report .ar-table{overflow-x:auto}
.assay-report table{border-collapse:collapse}
.assay-report .ar-table th,.assay-report .ar-table td{padding:3px 14px 3px 0;text-align:left;vertical-align:top;border-bottom:1px solid rgba(128,128,128,.25);font-size:13px;overflow-wrap:break-word}
.assay-report .ar-table td:last-child{overflow-wrap:anywhere}
.assay-report .ar-table th{white-space:nowrap}
.assay-report .ar-table thead th{border-bottom:2px solid rgba(128,128,128,.5)}
.assay-report .assay-sheet .ar-wide th[scope=row]{white-space:normal;width:28%}.assay-report .assay-sheet .ar-wide thead th{width:auto}.assay-report .assay-sheet .ar-wide thead th:first-child{width:1%}
.assay-report .ar-sign td,.assay-report .ar-sign th{padding:26px 40px 4px 0;border-bottom:1px solid currentColor;text-align:left;font-size:12px}
.assay-report svg,.assay-report img{max-width:100%;height:auto}
.assay-report pre{font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--code);border-radius:5px;padding:8px 12px;margin:4px 0;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:2}
.assay-report pre.error{border-left:4px solid #d55e00}
.assay-report .ar-author :is(pre,code){background:var(--code)}
.assay-report .ar-author table :is(th,td){padding:3px 14px 3px 0;border-bottom:1px solid rgba(128,128,128,.25);text-align:left;vertical-align:top;font-size:13px}
.assay-report blockquote{margin:0;padding-left:14px;opacity:.85}
.assay-report .html{contain:layout paint;overflow-x:auto}
.assay-report .tml-right{text-align:right}
.assay-report .ar-up{color:#00795a}.assay-report .ar-down{color:#c04a00}
@media(max-width:640px){.assay-report nav ol{columns:1}}
@media screen and (prefers-color-scheme:dark){.assay-report{--accent:#56b4e9;--muted:#98a4b1;--bad:#ff9a8f}.assay-report .rich img{background:#fff}.assay-report .ar-up{color:#3fc79a}.assay-report .ar-down{color:#ff9a5c}}
@page{margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif;color:#555}}
@media print{
.assay-report .assay-sheet th,.assay-report .assay-sheet td{white-space:normal!important;padding-right:7px!important;font-size:11px}.assay-report .assay-sheet th{overflow-wrap:anywhere}
:root{color-scheme:light}
body{padding:0!important;max-width:none!important;background:#fff;color:#000}
.assay-report{font-size:10pt;--accent:#003d7a}
.assay-report h1{font-size:18pt}.assay-report h2{font-size:13pt;margin-top:20pt}
.assay-report .assay-sheet{font-size:9pt;max-width:none}
.assay-report h1,.assay-report h2,.assay-report h3,.assay-report h4,.assay-report summary,.assay-report .ar-by{break-after:avoid}
.assay-report .ar-long{break-before:page}
.assay-report .ar-long>h2{margin-top:0}
.assay-report svg,.assay-report img,.assay-report tr,.assay-report .as-strip,.assay-report .as-line,.assay-report .as-plots>div,.assay-report dt{break-inside:avoid}
.assay-report dt{break-after:avoid}
.assay-report thead{display:table-header-group}
.assay-report :is(.ar-table,.ar-tool,.as-table,.html,pre,div){overflow:visible!important}
.assay-report .html{contain:paint}
.assay-report .ar-legend i{print-color-adjust:exact}
.assay-report :is(.as-table,.as-matrix) :is(th,td){white-space:normal;overflow-wrap:break-word}
.assay-report nav{break-after:page}
.assay-report nav ol{columns:1;font-size:11pt;line-height:1.7}
.assay-report nav a{color:inherit;text-decoration:none}
.assay-report details::details-content{content-visibility:visible;display:block;height:auto}
.assay-report svg{max-height:230mm}
}
`.replaceAll("\n", "");
