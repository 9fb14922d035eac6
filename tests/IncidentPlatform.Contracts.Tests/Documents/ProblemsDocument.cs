using System.Text;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Contracts.Tests.Documents;

/// <summary>Every refusal that callers can meet is written down with its way on, and none is written down that there is not.</summary>
public sealed class ProblemsDocument
{
    [Fact]
    public void Each_refusal_says_why_and_the_way_on() =>
        RefusalsInCode.All.Should().OnlyContain(r => r.Reason.Length > 0 && r.WayOn.Length > 0, "a refusal without a way on is a wall");

    [Fact]
    public void The_rules_of_an_incident_are_all_found() => RefusalsInCode.All.Select(r => r.Code).Should().Contain(
        ["stability-window", "recovery-watch", "only-commander", "commander-cannot-implement", "board-approval-missing", "signals-not-current", "stale-revision"]);

    [Fact]
    public void They_are_written_down_as_approved()
    {
        var file = Path.Combine(Repository.Folder, "docs", "api", "problems.md");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(file, Document());
        }

        File.ReadAllText(file).Should().Be(
            Document(), "docs/api/problems.md is what callers look codes up in; where the change is meant, run these tests once with APPROVE=1 and commit it");
    }

    private static string Document()
    {
        var text = new StringBuilder("""
            # Problems

            Every refusal is a problem (RFC 9457): `type` is `urn:incident-platform:problem:` and one of these codes, `detail` says what is refused and why, `wayOn` says what to do instead. Codes never change their meaning. `…` stands for a value.

            | code | status | service | what it says | the way on |
            | --- | --- | --- | --- | --- |

            """.Replace("\r", "", StringComparison.Ordinal));
        foreach (var code in RefusalsInCode.All.GroupBy(r => r.Code).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var refusals = code.DistinctBy(r => (r.Reason, r.WayOn)).ToList();
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{code.Key}` | {Joined(code.SelectMany(r => r.Status.Split(", ")))} | {Joined(code.Select(r => r.Service))} ");
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {Cell(refusals.Select(r => r.Reason))} | {Cell(refusals.Select(r => r.WayOn))} |\n");
        }

        return text.ToString();
    }

    private static string Joined(IEnumerable<string> values) => string.Join(", ", values.Distinct().Order(StringComparer.Ordinal));

    private static string Cell(IEnumerable<string> sentences) => string.Join("<br>", sentences.Distinct().Order(StringComparer.Ordinal)).Replace("|", "\\|", StringComparison.Ordinal);
}
