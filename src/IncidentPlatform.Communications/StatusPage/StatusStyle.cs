namespace IncidentPlatform.Communications.StatusPage;

/// <summary>How the pages of the status page look, in light and dark. Text and what it stands on have a contrast of at least 4.5 to 1, bars and focus 3 to 1.</summary>
public static class StatusStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--card:#ffffff;--ground:#f6f8fa;--focus:#0a5394;--ok:#116329;--okbg:#dafbe1;--work:#0a4a86;--workbg:#ddf0ff;--warn:#7a4100;--warnbg:#fff1cc;--bad:#9b1c1c;--badbg:#ffe2e0}
        @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--line:#3d444d;--card:#161b22;--ground:#0d1117;--focus:#79c0ff;--ok:#7ee2a8;--okbg:#0f2d1c;--work:#a5d6ff;--workbg:#0c2d4d;--warn:#f2cc60;--warnbg:#2e2406;--bad:#ffa198;--badbg:#3a1114}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
        header,main,footer{max-width:46rem;margin:0 auto;padding:1.25rem}
        header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;align-items:baseline}
        h1{font-size:1.25rem;margin:.5rem 0}h2{font-size:1.1rem;margin:2rem 0 .75rem}h3{font-size:1.05rem;margin:0}h4{font-size:1rem;margin:0}
        .overall{border-radius:.5rem;padding:1rem 1.25rem;font-size:1.2rem;font-weight:600;margin:.5rem 0}
        .ok{background:var(--okbg);color:var(--ok)}.work{background:var(--workbg);color:var(--work)}.warn{background:var(--warnbg);color:var(--warn)}.bad{background:var(--badbg);color:var(--bad)}
        .card,ul.components{background:var(--card);border:1px solid var(--line);border-radius:.5rem}
        .card{padding:1rem 1.25rem;margin:0 0 1rem}
        ul.components{list-style:none;margin:0;padding:0}
        ul.components>li{padding:.75rem 1.25rem;border-top:1px solid var(--line)}
        ul.components>li:first-child{border-top:0}
        .badge{border-radius:1rem;padding:.1rem .7rem;font-size:.85rem;font-weight:600;white-space:nowrap}
        .soft,time{color:var(--soft);font-size:.9rem}
        .head{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;align-items:baseline}
        svg.days{display:block;width:100%;height:2rem;margin:.5rem 0 .25rem}
        svg .dok{fill:var(--ok)}svg .dwork{fill:var(--work)}svg .dwarn{fill:var(--warn)}svg .dbad{fill:var(--bad)}svg .dnone{fill:var(--soft)}
        details ul{margin:.25rem 0;padding-left:1.25rem}summary{cursor:pointer}
        ol.posts{list-style:none;margin:1rem 0 0;padding:0}
        ol.posts li{border-left:3px solid var(--line);padding:0 0 .75rem 1rem}
        ol.posts p{margin:.35rem 0}
        a{color:inherit}
        label{display:block;margin:.5rem 0}fieldset{border:1px solid var(--line);border-radius:.5rem;margin:1rem 0;padding:.5rem 1rem}
        input[type=email],input[type=url],input[type=text],textarea{display:block;width:100%;padding:.6rem;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--soft);border-radius:.5rem}
        button{padding:.7rem 1.4rem;border-radius:.5rem;border:1px solid var(--soft);background:var(--ink);color:var(--card);font:inherit;font-weight:600;cursor:pointer}
        :focus-visible{outline:3px solid var(--focus);outline-offset:2px}
        .skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--card)}
        """;
}
