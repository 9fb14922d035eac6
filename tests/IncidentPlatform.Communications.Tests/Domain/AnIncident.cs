using System.Globalization;
using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Tests.Domain;

/// <summary>An incident elsewhere, as its news arrive here: each call is the next fact of its stream.</summary>
public sealed class AnIncident
{
    public static readonly DateTimeOffset Declared = new(2026, 3, 2, 2, 14, 0, TimeSpan.Zero);
    private long version = 1;

    public Guid Id { get; init; } = new("0195a5f0-0000-7000-8000-000000000001");
    public string Title { get; init; } = "Card payments down: db-7 out of connections";

    public Situation Situation { get; private set; } = new(
        "INC-2026-0001", "P1", "declared", "live", Restricted: false, Declared,
        new Dictionary<string, string> { ["commander"] = "ada" }, ["Checkout", "Payments"], TimeSpan.FromMinutes(30));

    public AnIncident With(Func<Situation, Situation> change)
    {
        Situation = change(Situation);
        return this;
    }

    public News IsDeclared() => Next(News.Declaration);

    public News IsAssessed(string symptoms, int customers = 1200) => Next("AssessmentRecorded", "investigating",
        (Subject.Symptoms, symptoms), (Subject.CustomersAffected, customers.ToString(CultureInfo.InvariantCulture)));

    public News HasAnEta(DateTimeOffset at, string confidence = "high") => Next("EtaGiven", Situation.Status,
        (Subject.Eta, at.ToString("o", CultureInfo.InvariantCulture)), (Subject.EtaConfidence, confidence));

    public News HasACause(string cause) => Next("RootCauseIdentified", "identified", (Subject.Cause, cause));

    public News HasAFixDeployed() => Next("FixDeployed", "verifying", (Subject.Fix, "deployed"));

    public News HasAFailingSignal() => Next("SignalFailed", "fixing");

    public News IsResolved(DateTimeOffset watchedUntil) => Next("IncidentResolved", "resolved",
        (Subject.WatchedUntil, watchedUntil.ToString("o", CultureInfo.InvariantCulture)));

    public News IsReopened() => Next("IncidentReopened", "fixing");

    public News IsAllClear() => Next("AllClearDeclared", "closed");

    public News IsLinkedUnder(string root) => With(s => s with { ToldThrough = root }).Next("LinkedUnderRoot");

    public News IsUnlinked() => With(s => s with { ToldThrough = null }).Next("Unlinked");

    public News IsMergedInto(string survivor) => With(s => s with { ToldThrough = survivor }).Next("IncidentMerged", "merged");

    /// <summary>An incident that hits other components is linked under it.</summary>
    public News HasACascadeJoined(params string[] components) =>
        With(s => s with { Components = [.. s.Components, .. components] }).Next("CascadeJoined");

    public News IsCancelled() => Next("IncidentCancelled", "cancelled");

    public News HasARoleTaken(string role, string person)
    {
        Situation = Situation with { Roles = new Dictionary<string, string>(Situation.Roles) { [role] = person } };
        return Next("RoleAssigned");
    }

    public News HasAFactWithdrawn(News wrong) => Next("FactCorrected") with { NoLongerTrue = [wrong.Source.Id] };

    public News HasItsReviewPublished(string url) => Next("ReviewPublished", Situation.Status, (Subject.Review, url));

    public News HasMissed(string obligation, DateTimeOffset at, TimeSpan grace) =>
        Next("ObligationMissed") with { Missed = new Missed(DerivedId.Of(Id, $"{obligation}/{version}"), obligation, grace, at) };

    public News GetsANote() => Next("NoteAdded");

    private News Next(string type, string? status = null, params (Subject About, string Value)[] says)
    {
        version++;
        Situation = Situation with { Status = status ?? Situation.Status };
        var source = new FactReference(DerivedId.Of(Id, $"fact/{version}"), version);
        return new News(
            Id, source, type, Situation, Situation.Restricted ? null : Title, [.. says.Select(s => new Statement(s.About, s.Value, source))], []);
    }
}
