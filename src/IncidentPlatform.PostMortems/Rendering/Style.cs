namespace IncidentPlatform.PostMortems.Rendering;

/// <summary>How a review looks: light or dark as the reader's system is, and on paper.</summary>
internal static class Style
{
    public const string Sheet = """

        :root { --text: #1d2430; --faint: #566072; --ground: #ffffff; --panel: #f4f6f9; --line: #d5dbe4; --link: #0b57a4; --warn: #9a3412; --good: #17653a; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e6e9ef; --faint: #a3adbd; --ground: #14181f; --panel: #1c222c; --line: #384152; --link: #8ec1ff; --warn: #ffb38a; --good: #86d9a8; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; color: var(--text); background: var(--ground); font: 1rem/1.55 system-ui, sans-serif; }
        a { color: var(--link); }
        a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .skip { position: absolute; left: -100vw; }
        .skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: .5rem; }
        header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
        header { padding-top: 2.5rem; }
        .number { color: var(--faint); margin: 0; letter-spacing: .03em; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: .2rem 0 .6rem; }
        h2 { font-size: 1.25rem; margin: 2.4rem 0 .6rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
        .basis, footer { color: var(--faint); font-size: .9rem; }
        .open { background: var(--panel); border-left: 4px solid var(--warn); padding: .6rem 1rem; }
        dl { margin: 0; }
        dl > div { display: grid; grid-template-columns: 13rem 1fr; gap: .25rem 1.25rem; padding: .55rem 0; border-bottom: 1px solid var(--line); }
        dl > div:last-child { border-bottom: 0; }
        dt { font-weight: 600; }
        dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
        dd p { margin: 0 0 .35rem; }
        dd p:last-child { margin-bottom: 0; }
        .cite { font-size: .8rem; white-space: nowrap; color: var(--faint); }
        .inputs { margin: 0 0 .4rem; padding-left: 1.1rem; color: var(--faint); font-size: .88rem; }
        .unanswered { color: var(--warn); font-weight: 600; }
        blockquote { margin: .3rem 0; padding: .45rem .9rem; background: var(--panel); border-left: 3px solid var(--line); }
        blockquote footer { padding: .3rem 0 0; margin: 0; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        caption { text-align: left; color: var(--faint); padding: .4rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
        td:first-child, td.number { white-space: nowrap; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
        tr.milestone td { font-weight: 600; }
        tr:target { background: var(--panel); outline: 2px solid var(--link); }
        .met { color: var(--good); } .missed { color: var(--warn); font-weight: 600; }
        small { color: var(--faint); font-weight: 400; }
        footer { padding-top: 1.5rem; padding-bottom: 3rem; }
        @media (max-width: 40rem) { dl > div { grid-template-columns: 1fr; } }
        @media print {
          :root { --text: #000; --faint: #444; --ground: #fff; --panel: #f2f2f2; --line: #bbb; --link: #000; --warn: #000; --good: #000; }
          body { font-size: 10pt; }
          header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
          h2 { break-after: avoid; } dl > div, tr, blockquote { break-inside: avoid; }
          .skip { display: none; } a { text-decoration: none; }
        }

        """;
}
