using System.Reflection;
using System.Text.Json;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Texts;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Communications.Workflows;

/// <summary>The workflows that ship with the service.</summary>
public static class BuiltInWorkflows
{
    public const string ProactiveServiceNotifications = "proactive-service-notifications";

    /// <summary>What drafts are made by: the workflow with the words it names.</summary>
    /// <exception cref="InvalidOperationException">The workflow names a template that is not there.</exception>
    public static Playbook Load(string name, Templates templates)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Workflows/{name}.json")
            ?? throw new InvalidOperationException($"There is no workflow {name}.");
        var workflow = JsonSerializer.Deserialize<Workflow>(stream, Wire.Json)!;
        var missing = workflow.Texts.SelectMany(t => new[] { t.Template, t.Support })
            .Concat(workflow.PreApproved.Values.Select(t => t.Template))
            .OfType<string>().Except(templates.Names).ToList();
        return missing.Count == 0
            ? new Playbook(workflow, templates.Render)
            : throw new InvalidOperationException($"The workflow {name} names templates that are not there: {string.Join(", ", missing)}.");
    }
}
