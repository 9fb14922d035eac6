namespace IncidentPlatform.Client.Development;

/// <summary>Where the four services stand, read one after another.</summary>
internal sealed record Standstill(Positions Incidents, IReadOnlyList<Positions> Siblings)
{
    public static async Task<Standstill> Read(Platform platform, CancellationToken cancellation) => new(
        await platform.Incidents.GetPositions(cancellation),
        [
            await platform.Communications.GetPositions(cancellation),
            await platform.Escalation.GetPositions(cancellation),
            await platform.PostMortems.GetPositions(cancellation),
        ]);

    /// <summary>When the next thing falls due, anywhere.</summary>
    public DateTimeOffset? NextDue => All.Min(service => service.NextDue);

    /// <summary>
    /// Every service is quiet and every message was taken in. Read one after another this can deceive once, never twice with the
    /// same counts: counts only rise, so between two equal readings nothing was sent.
    /// </summary>
    public bool Is(Standstill? before) =>
        All.All(service => service.Quiet)
        && Siblings.All(sibling => sibling.AllTakenIn == Incidents.AllPublished)
        && Incidents.AllTakenIn == Siblings.Sum(sibling => sibling.AllPublished)
        && before is not null && Counts.SequenceEqual(before.Counts);

    /// <summary>Where each service stands, for a message that says what is waited for.</summary>
    public override string ToString() => string.Join('\n', new[] { "incidents", "communications", "escalation", "post-mortems" }.Zip(
        All, (name, positions) => $"  {name}: {System.Text.Json.JsonSerializer.Serialize(positions, Contracts.Wire.Json)}"));

    private IEnumerable<Positions> All => Siblings.Prepend(Incidents);

    private IEnumerable<long> Counts => All.SelectMany(service => new[] { service.AllPublished, service.AllTakenIn });
}
