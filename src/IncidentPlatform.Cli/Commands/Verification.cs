using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Cli.Commands;

internal static class Verification
{
    public static Command Command(Shell shell)
    {
        var incident = Arguments.Incident();
        var tests = new Argument<string>("tests") { Description = "What was run, and what came out." };
        var failed = new Option<bool>("--failed") { Description = "It failed; without this it passed." };
        var signals = new Option<string[]>("--signal") { Description = "A signal that must stay healthy through the stability window; may be given more than once.", DefaultValueFactory = _ => [] };
        var results = new Option<string[]>("--test") { Description = "A test by its name, name=passed, failed or skipped; may be given more than once.", DefaultValueFactory = _ => [] };
        var occurredAt = Arguments.OccurredAt();
        return new Command("verification", "Record that the fix was verified.") { incident, tests, failed, signals, results, occurredAt }.Does(shell, async run =>
        {
            var seen = await run.Incident(incident);
            run.Done(run.Value(failed) ? "Failed." : "Passed.", await run.Incidents.RecordVerification(
                seen.Number, seen.ETag, new RecordVerification(!run.Value(failed), run.Value(tests), run.Value(signals), run.Time(occurredAt), Results(run.Value(results)!)), run.Cancellation));
        });
    }

    private static IReadOnlyList<VerificationTest>? Results(string[] results) => results.Length == 0
        ? null
        : [.. Fields.Parse(results).Select(r => new VerificationTest(r.Key, r.Value ?? throw new UsageException($"Say how {r.Key} came out: {r.Key}=passed.")))];
}
