using System.Text.Json;

namespace IncidentPlatform.Communications.Domain;

/// <summary>What a text of a workflow is used for, and so what it may say.</summary>
/// <param name="Name">Audience and kind, <c>customers/first-notice</c>.</param>
/// <param name="Audience">Who reads it.</param>
/// <param name="LeavesByItself">It may go without anybody: it states no fact.</param>
/// <param name="ForSupport">Support answers with it.</param>
/// <param name="Variables">Names of what it may use, <c>next_update_minutes</c>.</param>
public sealed record TextUse(string Name, Audience Audience, bool LeavesByItself, bool ForSupport, IReadOnlyList<string> Variables)
{
    private static readonly string[] OfEverySituation =
        [Member(nameof(Domain.Variables.Number)), Member(nameof(Domain.Variables.Severity)), Member(nameof(Domain.Variables.Status)), Member(nameof(Domain.Variables.NextUpdateMinutes))];

    /// <summary>Everything that some text may use.</summary>
    public static IReadOnlyList<string> AllVariables { get; } = [.. typeof(Variables).GetProperties().Select(p => Member(p.Name)).Order(StringComparer.Ordinal)];

    /// <summary>Whether nothing is known of what a variable names.</summary>
    public static bool IsAbsent(string variable, Variables variables) =>
        typeof(Variables).GetProperties().FirstOrDefault(p => Member(p.Name) == variable)?.GetValue(variables) is null;

    /// <returns>The use; null where the workflow has no such text.</returns>
    public static TextUse? Of(Workflow workflow, string name)
    {
        if (workflow.PreApproved.Values.Any(t => t.Template == name))
            return new TextUse(name, Audience.Customers, LeavesByItself: true, ForSupport: false, Sorted([.. OfEverySituation, Member(nameof(Domain.Variables.Components))]));
        var texts = workflow.Texts.Where(t => t.Template == name || t.Support == name).ToList();
        return texts.Count == 0 ? null : new TextUse(
            name, texts[0].Audience, LeavesByItself: false, texts.All(t => t.Support == name),
            Sorted([
                .. OfEverySituation, Member(nameof(Domain.Variables.Cancelled)), Member(nameof(Domain.Variables.FellBack)),
                .. texts.Any(t => t.Audience == Audience.Customers) ? [] : new[] { Member(nameof(Domain.Variables.Title)), Member(nameof(Domain.Variables.Commander)) },
                .. texts.SelectMany(t => t.States).Select(s => Member(s.ToString())).Where(AllVariables.Contains),
            ]));
    }

    public static IReadOnlyList<TextUse> All(Workflow workflow) =>
    [
        .. workflow.Texts.SelectMany(t => new[] { t.Template, t.Support }).Concat(workflow.PreApproved.Values.Select(t => t.Template))
            .OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(name => Of(workflow, name)!),
    ];

    private static IReadOnlyList<string> Sorted(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>As templates write it.</summary>
    private static string Member(string property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property);
}
