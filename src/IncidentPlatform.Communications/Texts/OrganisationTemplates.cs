using System.Collections.Concurrent;
using Fluid;
using IncidentPlatform.Communications.Domain;
using Marten;

namespace IncidentPlatform.Communications.Texts;

/// <summary>
/// The organisation's own words before those that ship: kept in memory, so that deciding reads nothing. The most particular template that
/// fits is used; one that fails is passed over for the built-in words.
/// </summary>
/// <param name="shipped">The workflow and the words that ship.</param>
/// <param name="language">In which updates are written.</param>
public sealed partial class OrganisationTemplates(Playbook shipped, string language, IDocumentStore store, ILogger<OrganisationTemplates> log)
{
    private readonly ConcurrentDictionary<string, string> failed = [];
    private volatile IReadOnlyList<Usable> usable = [];

    public Workflow Workflow => shipped.Workflow;

    public Worded Render(string template, Variables variables)
    {
        foreach (var candidate in usable.Where(u => u.Place.Fits(template, variables, language)))
        {
            try
            {
                var words = Liquid.Render(candidate.Template, variables);
                if (new Text(words.Title, words.Body).Clean().Fault() is not { } fault)
                    return new Worded(words.Title, words.Body, candidate.Name);
                Failed(candidate, fault.Reason);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Failed(candidate, "It could not be written.");
            }
        }

        return shipped.Words(template, variables);
    }

    /// <summary>What was wrong when a template was last used on this instance; null where nothing was.</summary>
    public string? Failure(TextTemplate template, int version) => failed.GetValueOrDefault(NameOf(template.Place, version));

    /// <summary>Takes in what is kept now.</summary>
    public async Task Refresh(CancellationToken ct)
    {
        await using var query = store.QuerySession();
        usable =
        [
            .. (await query.Query<TextTemplate>().ToListAsync(ct)).Select(UsableOf).OfType<Usable>()
                .OrderByDescending(u => u.Place.Particular).ThenBy(u => u.Name, StringComparer.Ordinal),
        ];
    }

    private Usable? UsableOf(TextTemplate template) =>
        TextUse.Of(Workflow, template.Place.Name) is { } use && template.InUse(use.LeavesByItself) is { } version && Liquid.Parse(version.Text!).Template is { } parsed
            ? new Usable(template.Place, parsed, NameOf(template.Place, version.Number)) : null;

    private static string NameOf(TemplatePlace place, int version) => $"{place} (version {version})";

    private void Failed(Usable candidate, string why)
    {
        if (failed.TryAdd(candidate.Name, why))
            LogFailed(log, candidate.Name, why);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The template {Template} was passed over for the words that ship: {Why}")]
    private static partial void LogFailed(ILogger log, string template, string why);

    private sealed record Usable(TemplatePlace Place, IFluidTemplate Template, string Name);
}

/// <summary>Hears of templates that were saved on another instance.</summary>
public sealed partial class TemplateRefresher(OrganisationTemplates templates, ILogger<TemplateRefresher> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>They are there before the first draft is made, if the database is.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await Refresh(failing: false, patience.Token);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(Poll);
        var failing = false;
        while (await pause.WaitForNextTickAsync(stoppingToken))
            failing = !await Refresh(failing, stoppingToken);
    }

    private async Task<bool> Refresh(bool failing, CancellationToken ct)
    {
        try
        {
            await templates.Refresh(ct);
            return true;
        }
        catch (Exception e)
        {
            if (!failing && !ct.IsCancellationRequested)
                LogNotRefreshed(log, e.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Templates cannot be read ({Reason}); the ones read before go on being used.")]
    private static partial void LogNotRefreshed(ILogger log, string reason);
}
