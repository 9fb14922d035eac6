using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Calls owed to customers, each with who makes it and what came of it (source document, B6).</summary>
public static class CustomerCalls
{
    public const int MostCalls = 500;
    public const int MostAttempts = 20;
    public const int LongestNote = 2_000;
    private const string Sponsor = "executive-sponsor";
    private const string Commander = "commander";

    /// <summary>Enterprise customers hit by a P1 are called. Of a restricted incident there is no list by itself.</summary>
    public static bool AreOwedToEnterprise(Conversation c) => c.Situation.Severity == "P1" && AreOwedToFlagged(c);

    /// <summary>Critical customers that somebody flagged are called in any major incident.</summary>
    public static bool AreOwedToFlagged(Conversation c) =>
        c.Situation.IsLive() && c.Situation.Severity is ("P1" or "P2") && !c.Situation.Restricted && c.Situation.Status is not ("closed" or "cancelled" or "merged");

    /// <summary>Opens the list, or brings it up to date: a call without an account manager is the executive sponsor's.</summary>
    /// <param name="enterprise">Enterprise customers of what is affected, each with its account manager where it has one.</param>
    /// <param name="critical">Customers that were flagged, or are on the list, in the same way.</param>
    public static Decision Open(Conversation? conversation, IReadOnlyList<OwedCall> enterprise, IReadOnlyList<OwedCall> critical, DateTimeOffset now)
    {
        if (conversation is not { } c)
            return Decision.Nothing;
        var story = new Unfolding(c, now);
        Owe(story, enterprise, AreOwedToEnterprise(c));
        Owe(story, critical, AreOwedToFlagged(c));
        return story.Decision();
    }

    internal static void Owe(Unfolding story, IReadOnlyList<OwedCall> owed, bool areOwed)
    {
        if (!areOwed)
            return;
        var c = story.State!;
        var sponsor = c.Situation.Roles.GetValueOrDefault(Sponsor);
        var fresh = owed.Where(o => c.Desk.Call(o.Customer) is null).Take(MostCalls - c.Desk.Calls.Count).ToList();
        if (fresh.Count > 0)
            story.Record(new CustomerCallsOwed([.. fresh.Select(o => o with { Owner = o.Owner ?? sponsor })]));
        if (sponsor is null)
            return;
        foreach (var known in owed.Where(o => o.Owner is null && c.Desk.Call(o.Customer) is { ByHand: false } call && !call.IsSettled() && call.Owner != sponsor))
            story.Record(new CustomerCallAssigned(known.Customer, sponsor, ByHand: false));
    }

    /// <summary>Somebody says who calls a customer; one who was not on the list is.</summary>
    public static Decision Assign(Conversation c, string customer, string owner, Actor by, bool mayAll)
    {
        if (NotTheirs(c, c.Desk.Call(customer), by, mayAll) is { } refused)
            return refused;
        if (string.IsNullOrWhiteSpace(owner))
            return new Rejection("owner-missing", "owner is empty.", "Give the id of the person who calls.", RejectionKind.Invalid);
        var assigned = new CustomerCallAssigned(customer, owner, ByHand: true);
        return c.Desk.Call(customer) switch
        {
            null when c.Desk.Calls.Count >= MostCalls => TooMany,
            null => Decision.Record(new CustomerCallsOwed([new OwedCall(customer, owner)]), assigned),
            { ByHand: true } call when call.Owner == owner => Decision.Nothing,
            _ => Decision.Record(assigned),
        };
    }

    /// <summary>Somebody called, or tried.</summary>
    public static Decision Make(Conversation c, string customer, CallOutcome outcome, string? note, Actor by, bool mayAll)
    {
        if (c.Desk.Call(customer) is not { } call)
        {
            return new Rejection(
                "call-not-owed", $"No call is owed to customer {customer}.", "Put the customer on the list first: PUT …/customer-calls/{customer} with an owner.", RejectionKind.NotFound);
        }

        if (NotTheirs(c, call, by, mayAll) is { } refused)
            return refused;
        if (call.Made.Count >= MostAttempts)
            return new Rejection("too-many-calls", $"{MostAttempts} calls are recorded for this customer.", "Write what more there is as a note on the incident.");
        var clean = note is null ? null : PlainText.Block(note);
        return clean?.Length > LongestNote
            ? new Rejection("text-invalid", $"A note has at most {LongestNote} characters.", "Shorten it.", RejectionKind.Invalid)
            : Decision.Record(new CustomerCallMade(customer, outcome, clean is { Length: > 0 } ? clean : null));
    }

    private static Rejection TooMany { get; } = new(
        "too-many-customers", $"{MostCalls} customers are on the list already.", "Reach the others by an update to customers.");

    private static Rejection? NotTheirs(Conversation c, CustomerCall? call, Actor by, bool mayAll) =>
        mayAll || by.IsPerson(call?.Owner) || by.IsPerson(c.Situation.Roles.GetValueOrDefault(Sponsor)) || by.IsPerson(c.Situation.Roles.GetValueOrDefault(Commander))
            ? null
            : new Rejection(
                "not-your-call", "A call is for its owner, the executive sponsor, the commander, and whoever has the role support, communications or executive.",
                "Ask one of them.", RejectionKind.Forbidden);
}
