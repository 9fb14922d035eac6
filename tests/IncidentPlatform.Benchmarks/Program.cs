using BenchmarkDotNet.Running;
using IncidentPlatform.Benchmarks;

// Benchmarks of whole services, each beside its baseline in the same run; `micro` runs what happens inside one process.
var known = new Dictionary<string, Func<Report, Task>>
{
    ["intake"] = IntakeLoad.Run,
    ["storm"] = IntakeStorm.Run,
    ["commands"] = CommandLoad.Run,
    ["reads"] = ReadLoad.Run,
    ["relay"] = RelayLoad.Run,
    ["timers"] = TimerLoad.Run,
    ["page"] = AlertToPage.Run,
    ["what-if"] = WhatIfReplay.Run,
    ["status-page"] = StatusPageLoad.Run,
    ["mass-mail"] = MassMail.Run,
    ["memory"] = IdleMemory.Run,
};
if (args is ["micro", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args[1..]);
    return 0;
}

var asked = args is [] or ["all"] ? [.. known.Keys] : args;
if (asked.FirstOrDefault(a => !known.ContainsKey(a)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no benchmark '{unknown}'. Known: micro, all, {string.Join(", ", known.Keys)}.");
    return 2;
}

var report = new Report(Console.Out);
report.Machine();
foreach (var name in asked)
    await known[name](report);
return 0;
